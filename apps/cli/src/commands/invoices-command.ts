import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import type { KernelClient } from '../kernel/index.ts';
import { formatTable, formatUsd } from '../output/index.ts';
import { kernelOf, printResult, type CommandContext } from './command-context.ts';

interface ImportOptions {
  readonly provider: string;
  readonly number?: string;
  readonly month?: string;
  readonly columns?: string;
  readonly only?: readonly string[];
  readonly commaDecimals?: true;
  readonly currency?: string;
  readonly rate?: string;
  readonly tolerance: string;
}

const fields = ['cost', 'currency', 'day', 'model', 'tokenClass', 'quantity', 'unit', 'externalId', 'kind'] as const;
const shownGroups = 20;

/** invoices: import what providers bill, and compare it with what was recorded. */
export function addInvoicesCommand(program: Command, context: CommandContext): void {
  const invoices = program
    .command('invoices')
    .description('invoices of providers: list them, import one, compare it with what was recorded')
    .action((_options: object, command: Command) => listInvoices(command, context));
  invoices
    .command('import')
    .description('import costs as CSV, of FOCUS or of any columns')
    .argument('<file>', 'at most 5 MB')
    .requiredOption('--provider <slug>', 'slug of the provider that bills')
    .option('--number <number>', 'of the invoice; default: the name of the file')
    .option('--month <month>', 'such as 2026-11, where the file names no days')
    .option('--columns <columns>', `which column is what, such as cost=Amount,day=Date; of ${fields.join(', ')}`)
    .option('--only <column=value...>', 'read only rows with this value')
    .option('--comma-decimals', 'amounts are written as 1.234,50')
    .option('--currency <code>', 'where the file does not tell; default: USD')
    .option('--rate <usd>', 'what one unit of the currency is in USD')
    .option('--tolerance <percent>', 'how far an amount may be off and still agree', '0.1')
    .action((file: string, options: ImportOptions, command: Command) => importFile(file, options, command, context));
  invoices
    .command('reconcile')
    .description('compare an invoice with what is recorded by now; exits 1 while a difference is open')
    .argument('<invoice-id>', 'the id that the list of invoices shows')
    .action((invoiceId: string, _options: object, command: Command) => reconcile(invoiceId, command, context));
}

const usd = (nanoUsd: string) => formatUsd(BigInt(nanoUsd));

async function listInvoices(command: Command, context: CommandContext): Promise<void> {
  const { items } = await kernelOf(command, context).invoices.list.query({ limit: 100 });
  const rows = items.map((row) => [
    row.id,
    row.number,
    row.provider.slug,
    `${row.periodFirst} to ${row.periodLast}`,
    row.state,
    usd(row.billedNanoUsd),
    usd(row.recordedNanoUsd),
    String(row.openGroups),
  ]);
  const columns = ['Id', 'Number', 'Provider', 'Period', 'State', '#Billed', '#Recorded', '#Open'];
  printResult(command, context, items, rows.length === 0 ? ['No invoice is imported.'] : formatTable(columns, rows));
}

async function importFile(
  file: string,
  options: ImportOptions,
  command: Command,
  context: CommandContext,
): Promise<void> {
  const kernel = kernelOf(command, context);
  const providers = await kernel.providers.list.query();
  const provider = providers.find(({ slug }) => slug === options.provider);
  if (provider === undefined) {
    throw new CliError(`There is no provider ${options.provider}: ${providers.map(({ slug }) => slug).join(', ')}.`);
  }
  const reading = readingOf(options);
  const tolerance = Number(options.tolerance);
  if (!(tolerance >= 0 && tolerance <= 10)) throw new CliError('Give the tolerance in percent, from 0 to 10.');
  const invoice = await kernel.invoices.import.mutate({
    providerId: provider.id,
    fileName: basename(file),
    text: await readFile(file, 'utf8'),
    number: options.number ?? basename(file),
    ...(reading === undefined ? {} : { reading }),
    ...(options.month === undefined ? {} : { period: daysOf(options.month) }),
    ...(options.currency === undefined ? {} : { currency: options.currency.toUpperCase() }),
    ...(options.rate === undefined ? {} : { usdRate: options.rate }),
    tolerancePpm: Math.round(tolerance * 10_000),
  });
  const { id, number, lines, billedNanoUsd, recordedNanoUsd, openGroups } = invoice;
  printResult(command, context, invoice, [
    `Invoice ${number} is ${id}: ${lines} lines, billed ${usd(billedNanoUsd)} USD, recorded ${usd(recordedNanoUsd)} USD.`,
    openGroups === 0 ? 'It agrees.' : `${openGroups} differences are open: see "invoices reconcile ${id}".`,
  ]);
}

/** How the file is read; undefined for as its head suggests. */
function readingOf({ columns, only = [], commaDecimals }: ImportOptions) {
  if (columns === undefined && only.length === 0 && commaDecimals === undefined) return undefined;
  const named = new Map((columns ?? '').split(',').filter(Boolean).map(pairOf));
  const strange = [...named.keys()].find((field) => !fields.some((known) => known === field));
  if (strange !== undefined) throw new CliError(`${strange} is no part of a line: name ${fields.join(', ')}.`);
  const entries = fields.map((field) => [field, named.get(field) ?? null] as const);
  return {
    columns: Object.fromEntries(entries) as Record<(typeof fields)[number], string | null>,
    decimalMark: commaDecimals === true ? (',' as const) : ('.' as const),
    only: only.map(pairOf).map(([column, value]) => ({ column, value })),
  };
}

function pairOf(text: string): readonly [string, string] {
  const [name = '', ...rest] = text.split('=');
  if (rest.length === 0) throw new CliError(`Write “${text}” as name=value.`);
  return [name.trim(), rest.join('=').trim()];
}

function daysOf(month: string): { readonly first: string; readonly last: string } {
  if (!/^20\d{2}-(0[1-9]|1[0-2])$/.test(month)) throw new CliError('Give the month as 2026-11.');
  const [year = 2000, number = 1] = month.split('-').map(Number);
  return { first: `${month}-01`, last: new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10) };
}

async function reconcile(invoiceId: string, command: Command, context: CommandContext): Promise<void> {
  const kernel = kernelOf(command, context);
  const invoice = await kernel.invoices.reconcile.mutate({ invoiceId });
  const groups = await listDifferences(kernel, invoiceId);
  if (invoice.openGroups > 0) context.setExitCode(1);
  const rows = groups
    .slice(0, shownGroups)
    .map((group) => [
      group.day ?? 'period',
      group.model?.name ?? group.modelText ?? group.kind,
      group.tokenClass ?? '',
      usd(group.billedNanoUsd),
      usd(group.recordedNanoUsd),
      usd(group.differenceNanoUsd),
      group.state,
      group.cause ?? '',
    ]);
  const columns = ['Day', 'Model', 'Class', '#Billed', '#Recorded', '#Difference', 'State', 'Cause'];
  printResult(command, context, { ...invoice, differences: groups }, [
    `Invoice ${invoice.number}: billed ${usd(invoice.billedNanoUsd)} USD, recorded ${usd(invoice.recordedNanoUsd)} USD, not recorded ${usd(invoice.darkNanoUsd)} USD.`,
    ...(rows.length === 0 ? ['No difference is open.'] : formatTable(columns, rows)),
    ...(groups.length > shownGroups ? [`${groups.length - shownGroups} more with --json.`] : []),
  ]);
}

async function listDifferences(kernel: KernelClient, invoiceId: string) {
  const found: Awaited<ReturnType<KernelClient['invoices']['groups']['query']>>['items'] = [];
  let cursor: number | null = 0;
  while (cursor !== null) {
    const page: Awaited<ReturnType<KernelClient['invoices']['groups']['query']>> = await kernel.invoices.groups.query({
      invoiceId,
      open: true,
      cursor,
      limit: 200,
    });
    found.push(...page.items);
    cursor = page.nextCursor;
  }
  return found;
}
