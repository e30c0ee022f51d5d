import {
  budgetActions,
  budgetPeriods,
  budgetScopes,
  countedBudgetUnits,
  isPartScope,
  parseBudgetAmount,
  typeBudgetAmount,
  typedBudgetUnits,
} from '@agent-os/core/choices';
import { Option, type Command } from 'commander';
import { CliError } from '../cli-error.ts';
import type { KernelClient } from '../kernel/index.ts';
import { formatTable, formatTime } from '../output/index.ts';
import { kernelOf, printResult, type CommandContext } from './command-context.ts';

type Unit = Parameters<typeof typeBudgetAmount>[0];

interface CreateOptions {
  readonly over: (typeof budgetScopes)[number];
  readonly which?: string;
  readonly per?: (typeof budgetPeriods)[number];
  readonly unit: (typeof countedBudgetUnits)[number];
  readonly cap: string;
  readonly then: (typeof budgetActions)[number];
  readonly name?: string;
  readonly zone: string;
  readonly reason: string;
}

interface RaiseOptions {
  readonly by: string;
  readonly until: string;
  readonly reason: string;
}

const oneOf = (flags: string, about: string, choices: readonly string[]) => new Option(flags, about).choices(choices);

/** budgets: list them, create one, raise one for a time. */
export function addBudgetsCommand(program: Command, context: CommandContext): void {
  const budgets = program
    .command('budgets')
    .description('budgets: list them with what is left, create one, raise one for a time')
    .action((_options: object, command: Command) => listBudgets(command, context));
  budgets
    .command('create')
    .description('create a budget; what its hour, day, week or month has seen already counts')
    .addOption(oneOf('--over <kind>', 'what it stands over', budgetScopes).makeOptionMandatory())
    .option(
      '--which <name>',
      'slug of the department, team or agent, name of the model, id of the key; of runs and end users their agent, or nothing for all',
    )
    .addOption(oneOf('--per <period>', 'after which it starts again; default: month', budgetPeriods))
    .addOption(oneOf('--unit <unit>', 'what it counts', countedBudgetUnits).default('usd'))
    .requiredOption('--cap <amount>', 'in USD, tokens or watt-hours, such as 160 or 0.12')
    .addOption(oneOf('--then <action>', 'what happens to a call that does not fit', budgetActions).default('deny'))
    .option('--name <name>', 'stands in what a refused call is told')
    .option('--zone <zone>', 'time zone in which days, weeks and months begin', 'UTC')
    .option('--reason <reason>', 'for whoever asks later', '')
    .action((options: CreateOptions, command: Command) => createBudget(options, command, context));
  budgets
    .command('raise')
    .description('raise a budget for a time')
    .argument('<budget-id>', 'the id that the list of budgets shows')
    .requiredOption('--by <amount>', 'in USD, tokens or watt-hours')
    .requiredOption('--until <time>', 'when it ends, such as 2031-05-06T18:00:00Z')
    .requiredOption('--reason <reason>', 'why')
    .action((id: string, options: RaiseOptions, command: Command) => raiseBudget(id, options, command, context));
}

const nameMax = 60;
const shown = (unit: Unit, amount: string) => `${typeBudgetAmount(unit, BigInt(amount))} ${typedBudgetUnits[unit]}`;

async function listBudgets(command: Command, context: CommandContext): Promise<void> {
  const { budgets } = await kernelOf(command, context).budgets.tree.query();
  const rows = budgets
    .filter(({ archivedAt }) => archivedAt === null)
    .map(({ id, name, depth, unit, window, capNowAmount, availableAmount, action }) => [
      id,
      `${'  '.repeat(depth)}${name.length > nameMax ? `${name.slice(0, nameMax - 1)}…` : name}`,
      shown(unit, window?.spentAmount ?? '0'),
      shown(unit, window?.reservedAmount ?? '0'),
      shown(unit, capNowAmount),
      shown(unit, availableAmount),
      unit === 'credits' ? 'not enforced' : action,
      formatTime(window?.endsAt ?? null),
    ]);
  const columns = ['Budget', 'Name', '#Spent', '#Reserved', '#Cap', '#Available', 'At the cap', 'Resets'];
  const hint = 'There are no budgets: nothing limits what agents spend. Create one with "budgets create".';
  printResult(command, context, budgets, rows.length === 0 ? [hint] : formatTable(columns, rows));
}

async function createBudget(options: CreateOptions, command: Command, context: CommandContext): Promise<void> {
  const { over: scopeKind, unit, then: action, zone: timeZone, reason, name } = options;
  const kernel = kernelOf(command, context);
  const budget = await kernel.budgets.create.mutate({
    scopeKind,
    scopeId: await scopeIdOf(kernel, scopeKind, options.which),
    period: options.per ?? (scopeKind === 'run' ? 'run' : 'month'),
    unit,
    capAmount: amountOf(unit, options.cap),
    action,
    timeZone,
    reason,
    ...(name === undefined ? {} : { name }),
  });
  const { id, capNowAmount } = budget;
  printResult(command, context, budget, [`The budget ${budget.name} of ${shown(unit, capNowAmount)} is ${id}.`]);
}

async function raiseBudget(
  budgetId: string,
  { by, until, reason }: RaiseOptions,
  command: Command,
  context: CommandContext,
): Promise<void> {
  const kernel = kernelOf(command, context);
  const { unit } = await kernel.budgets.get.query({ budgetId });
  const untilMs = Date.parse(until);
  if (Number.isNaN(untilMs)) throw new CliError('Give the end as a time with its zone, such as 2031-05-06T18:00:00Z.');
  const input = { budgetId, amount: amountOf(unit, by), until: untilMs, reason };
  const budget = await kernel.budgets.raise.mutate(input);
  const cap = shown(unit, budget.capNowAmount);
  printResult(command, context, budget, [`${budget.name} may use ${cap} until ${formatTime(untilMs)}.`]);
}

function amountOf(unit: Unit, text: string): string {
  const amount = parseBudgetAmount(unit, text);
  if (amount === undefined) throw new CliError(`“${text}” is no amount: write digits, such as 160 or 0.12.`);
  return amount.toString();
}

/** The id of what a budget is to stand over; null for the organisation, for every run and for every end user. */
async function scopeIdOf(
  kernel: KernelClient,
  kind: CreateOptions['over'],
  which: string | undefined,
): Promise<string | null> {
  if (kind === 'organisation' || (isPartScope(kind) && which === undefined)) return null;
  if (which === undefined) throw new CliError(`Name the ${kind} with --which.`);
  if (kind === 'key') return which;
  const found = (await candidatesOf(kernel, kind)).find(({ name }) => name === which);
  if (found === undefined) throw new CliError(`There is no ${kind} ${which} in this organisation.`);
  return found.id;
}

async function candidatesOf(
  kernel: KernelClient,
  kind: 'department' | 'team' | 'agent' | 'run' | 'user' | 'model',
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  if (kind === 'model') return kernel.models.list.query();
  const bySlug = (rows: readonly { readonly id: string; readonly slug: string }[]) =>
    rows.map(({ id, slug }) => ({ id, name: slug }));
  if (kind === 'agent' || isPartScope(kind)) return bySlug(await kernel.agents.list.query());
  const departments = await kernel.departments.list.query();
  return bySlug(kind === 'department' ? departments : departments.flatMap(({ teams }) => teams));
}
