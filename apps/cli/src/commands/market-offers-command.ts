import { parseBudgetAmount, typeBudgetAmount } from '@agent-os/core/choices';
import type { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import { formatTable } from '../output/index.ts';
import { kernelOf, printResult, type CommandContext } from './command-context.ts';

interface OfferOptions {
  readonly department: string;
  readonly pool: string;
  readonly slots: string;
  readonly ask: string;
  readonly reason: string;
}

/** market offers, market offer: which slots departments sell. */
export function addOfferCommands(market: Command, context: CommandContext): void {
  market
    .command('offers')
    .description('list the slots that departments hold, and what of them they sell')
    .action((_options: object, command: Command) => listOffers(command, context));
  market
    .command('offer')
    .description('sell slots that a department holds, from the next round on')
    .requiredOption('--department <name>', 'the seller')
    .requiredOption('--pool <name>', 'in this pool')
    .requiredOption('--slots <count>', 'so many; 0 takes the offer back')
    .requiredOption('--ask <credits>', 'for a slot-second, at least')
    .requiredOption('--reason <why>', 'why: it is in the audit')
    .action((options: OfferOptions, command: Command) => offer(options, command, context));
}

const creditsOf = (micro: number): string => typeBudgetAmount('credits', BigInt(micro));

async function listOffers(command: Command, context: CommandContext): Promise<void> {
  const offers = await kernelOf(command, context).market.offers.query();
  const rows = offers.map(({ department, pool, heldSlots, slots, ask }) => [
    department.name,
    pool.slug,
    String(heldSlots),
    String(Math.min(slots, heldSlots)),
    slots === 0 ? '' : creditsOf(ask),
  ]);
  const lines =
    rows.length === 0
      ? ['No department holds a device: name one under Energy, at a device’s Held by.']
      : formatTable(['Department', 'Pool', '#Holds', '#Sells', '#Asks'], rows);
  printResult(command, context, offers, lines);
}

async function offer(options: OfferOptions, command: Command, context: CommandContext): Promise<void> {
  const kernel = kernelOf(command, context);
  const ask = parseBudgetAmount('credits', options.ask);
  if (ask === undefined) throw new CliError(`--ask takes credits, such as 0.25, not ${options.ask}.`);
  if (!/^\d{1,7}$/.test(options.slots)) throw new CliError(`--slots takes a number of slots, not ${options.slots}.`);
  const known = (await kernel.market.offers.query()).find(
    ({ department, pool }) => department.name === options.department && pool.slug === options.pool,
  );
  if (known === undefined) {
    throw new CliError(`${options.department} holds no device of ${options.pool}: see market offers.`);
  }
  const made = await kernel.market.offerSlots.mutate({
    departmentId: known.department.id,
    poolId: known.pool.id,
    slots: Number(options.slots),
    ask: Number(ask),
    expectedVersion: known.version,
    reason: options.reason,
  });
  const words =
    made.slots === 0
      ? `${made.department.name} sells nothing of ${made.pool.slug} from the next round.`
      : `${made.department.name} sells ${made.slots} of ${made.pool.slug} at ${creditsOf(made.ask)} credits a slot-second or more, from the next round.`;
  printResult(command, context, made, [words]);
}
