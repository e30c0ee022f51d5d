import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { text as readStream } from 'node:stream/consumers';
import { clearDoubleAuction } from '@agent-os/core/auction';
import type { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import { readRounds } from '../market/index.ts';
import { formatTable } from '../output/index.ts';
import { printResult, type CommandContext } from './command-context.ts';
import { addOfferCommands } from './market-offers-command.ts';

/** market: the two-sided auction on its own, without a kernel, and what departments sell. */
export function addMarketCommand(program: Command, context: CommandContext): void {
  const market = program.command('market').description('clear rounds of the two-sided auction, and sell slots');
  market
    .command('clear')
    .description(
      'price, quantity and type of every round: at one price for all, by the rule of GridLAB-D; needs no kernel',
    )
    .argument(
      '<rounds.json>',
      'rounds such as { "priceCap": 100, "asks": [[9, 5]], "offers": [[7, 5]] }, one or an array; bids are [price, quantity]; - reads standard input',
    )
    .action(async (path: string, _options: object, command: Command) => clear(path, command, context));
  addOfferCommands(market, context);
}

async function clear(path: string, command: Command, context: CommandContext): Promise<void> {
  const results = readRounds(await readRoundsText(path)).map((round) => {
    const { price, quantity, type, marginalQuantity } = clearDoubleAuction(round);
    return { price, quantity, type, marginalQuantity };
  });
  const rows = results.map(({ price, quantity, type, marginalQuantity }, index) => [
    String(index + 1),
    String(price),
    String(quantity),
    type,
    String(marginalQuantity),
  ]);
  const columns = ['#Round', '#Price', '#Quantity', 'Type', '#At the margin'];
  printResult(command, context, results, rows.length === 0 ? ['There is no round.'] : formatTable(columns, rows));
}

async function readRoundsText(path: string): Promise<string> {
  if (path === '-') return readStream(process.stdin);
  try {
    // npm runs scripts from the root of the checkout and says where the person was in INIT_CWD.
    return await readFile(resolve(process.env['INIT_CWD'] ?? '.', path), 'utf8');
  } catch (error) {
    throw new CliError(`The rounds ${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`);
  }
}
