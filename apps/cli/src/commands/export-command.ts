import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import { collectFocus, type FocusFile } from '../export/index.ts';
import { formatUsd } from '../output/index.ts';
import { kernelOf, printResult, type CommandContext } from './command-context.ts';

interface FocusOptions {
  readonly month: string;
  readonly out?: string;
  readonly check?: true;
}

const focusVersion = '1.2';

/** export: what finance takes elsewhere. */
export function addExportCommand(program: Command, context: CommandContext): void {
  program
    .command('export')
    .description('what finance takes elsewhere')
    .command('focus')
    .description(`the charges of a month as CSV of FOCUS ${focusVersion}, compared with the ledger to the nano-USD`)
    .requiredOption('--month <month>', 'such as 2026-11; months are of UTC')
    .option('--out <file>', 'where to write the CSV; else it is printed, except with --json or --check')
    .option('--check', 'only compare with the ledger and with the rules of the specification')
    .action((options: FocusOptions, command: Command) => exportFocus(options, command, context));
}

async function exportFocus(
  { month, out, check }: FocusOptions,
  command: Command,
  context: CommandContext,
): Promise<void> {
  if (!/^20\d{2}-(0[1-9]|1[0-2])$/.test(month)) throw new CliError('Give the month as 2026-11.');
  const kernel = kernelOf(command, context);
  const found = await collectFocus((after) => kernel.ledger.focusPage.query({ month, after }));
  const file = out === undefined ? undefined : resolve(out);
  if (file !== undefined) await writeFile(file, found.lines.join('\r\n').concat('\r\n'));
  const matches = found.billedNanoUsd === found.ledgerNanoUsd;
  if (!matches || found.problems.length > 0) context.setExitCode(1);
  const result = {
    month,
    version: focusVersion,
    rows: found.rows,
    billedCostNanoUsd: found.billedNanoUsd?.toString() ?? null,
    ledgerNanoUsd: found.ledgerNanoUsd.toString(),
    matches,
    simulatedNanoUsd: found.simulatedNanoUsd.toString(),
    callsWithoutCost: found.callsWithoutCost,
    problems: found.problems,
    ...(file === undefined ? {} : { file }),
  };
  const printsFile = file === undefined && check === undefined;
  printResult(command, context, result, printsFile ? found.lines : summaryOf(found, matches));
  // Standard output is the file then: what a person should know goes beside it.
  if (printsFile) for (const line of summaryOf(found, matches)) context.terminal.note(line);
}

function summaryOf(found: FocusFile, matches: boolean): readonly string[] {
  const billed = found.billedNanoUsd === undefined ? 'not all readable' : `${formatUsd(found.billedNanoUsd)} USD`;
  return [
    `${found.rows} rows, billed ${billed}, of which ${formatUsd(found.simulatedNanoUsd)} USD simulated.`,
    matches
      ? 'They match the ledger to the nano-USD.'
      : `The ledger has ${formatUsd(found.ledgerNanoUsd)} USD: they do not match. Try again, as calls may be booked at this moment.`,
    ...(found.callsWithoutCost === 0
      ? []
      : [`${found.callsWithoutCost} calls are in no row, as their cost is not known: enter prices of their models.`]),
    ...(found.problems.length === 0 ? [`They keep the rules of FOCUS ${focusVersion}.`] : found.problems),
  ];
}
