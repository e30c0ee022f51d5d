import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { CliError } from '../cli-error.ts';
import { formatTable, formatUsd } from '../output/index.ts';
import { kernelOf, printResult, type CommandContext } from './command-context.ts';

interface ImportOptions {
  readonly check?: true;
}
interface ReportOptions {
  readonly month: string;
  readonly by: 'agent' | 'department' | 'kind';
  readonly spend?: 'real' | 'simulated';
}

/** value: what accepted work was worth, and what it cost. */
export function addValueCommand(program: Command, context: CommandContext): void {
  const value = program.command('value').description('what accepted work was worth, and what it cost');
  value
    .command('import')
    .description('record outcomes from a CSV with a header line: all of it or nothing')
    .argument('<file>', 'columns task_id, decision, reference; also units, value_usd, human_minutes, reason')
    .option('--check', 'only say what it would record')
    .action((file: string, options: ImportOptions, command: Command) =>
      importOutcomes(file, options, command, context),
    );
  value
    .command('report')
    .description('value, cost, cost per accepted outcome and return of a month')
    .requiredOption('--month <month>', 'such as 2026-11; months are of UTC')
    .addOption(new Option('--by <what>', 'one line each').choices(['agent', 'department', 'kind']).default('agent'))
    .addOption(
      new Option('--spend <kind>', 'else real, or simulated where nothing else is').choices(['real', 'simulated']),
    )
    .action((options: ReportOptions, command: Command) => reportMonth(options, command, context));
}

async function importOutcomes(
  file: string,
  { check }: ImportOptions,
  command: Command,
  context: CommandContext,
): Promise<void> {
  const path = resolve(file);
  const csv = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new CliError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  });
  const kernel = kernelOf(command, context);
  const checked = await kernel.value.previewImport.query({ csv });
  const { errors, errorsMore } = checked;
  const isGood = errors.length === 0;
  const result = isGood && check === undefined ? await kernel.value.importOutcomes.mutate({ csv }) : checked;
  if (!isGood) context.setExitCode(1);
  printResult(command, context, result, [
    ...errors.map(({ line, words }) => `Line ${line}: ${words}`),
    ...(errorsMore === 0 ? [] : [`So are ${errorsMore} more.`]),
    isGood
      ? `${result.rows} rows, ${result.recorded} ${check === undefined ? '' : 'to be '}recorded, ${result.repeated} known already.`
      : 'Nothing was recorded: mend these lines, and import the file again.',
  ]);
}

const percent = (share: number | null) => (share === null ? '–' : `${(share * 100).toFixed(1)} %`);
const usd = (nanoUsd: string | null) => (nanoUsd === null ? '–' : formatUsd(BigInt(nanoUsd)));

async function reportMonth(options: ReportOptions, command: Command, context: CommandContext): Promise<void> {
  const { month, by, spend } = options;
  if (!/^20\d{2}-(0[1-9]|1[0-2])$/.test(month)) throw new CliError('Give the month as 2026-11.');
  const [year = 0, number = 1] = month.split('-').map(Number);
  const summary = await kernelOf(command, context).value.summary.query({
    from: `${month}-01`,
    to: new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10),
    by,
    ...(spend === undefined ? {} : { spend }),
  });
  const line = (name: string, figure: (typeof summary)['total']) => [
    name,
    String(figure.accepted),
    percent(figure.acceptance?.rate ?? null),
    usd(figure.realisedNanoUsd),
    usd(figure.costNanoUsd),
    usd(figure.costPerAcceptedNanoUsd),
    percent(figure.roi),
    figure.confidence.roi,
  ];
  const columns = ['Of', '#Accepted', '#Of decided', '#Realised', '#Cost', '#Per accepted', '#Return', 'Known as'];
  const rows = [...summary.rows.map((row) => line(row.slug ?? row.name, row)), line('All', summary.total)];
  const { total } = summary;
  printResult(command, context, summary, [
    ...formatTable(columns, rows),
    `USD of ${summary.spend} models. ${energyText(total)}`,
    ...(total.acceptedWithoutValue === 0
      ? []
      : [`${total.acceptedWithoutValue} accepted outcomes have no known value.`]),
    ...(total.callsWithoutCost === 0 ? [] : [`${total.callsWithoutCost} calls have no known cost.`]),
    ...(total.decidedWithoutMinutes === 0
      ? []
      : [`Nobody said how long people took for ${total.decidedWithoutMinutes} outcomes.`]),
  ]);
}

/** What the calls of tasks took, and whether the cost counts it. */
function energyText(total: {
  readonly energyMillijoules: string;
  readonly energyNanoUsd: string | null;
  readonly millijoulesPerAccepted: string | null;
}): string {
  const { energyMillijoules, energyNanoUsd, millijoulesPerAccepted } = total;
  const joules = (millijoules: string): string => `${(Number(millijoules) / 1000).toFixed(1)} J`;
  const each = millijoulesPerAccepted === null ? '' : `, ${joules(millijoulesPerAccepted)} for each accepted one`;
  const cost = energyNanoUsd === null ? 'its cost is in the prices of calls' : 'its cost is in the figures';
  return `Calls took about ${joules(energyMillijoules)}${each}; ${cost}.`;
}
