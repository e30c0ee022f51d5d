import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { focusCsvLines, focusCursorText, focusIncrement, focusVersions, type FocusVersion } from '@agent-os/core/focus';
import { CliError } from '../cli-error.ts';
import { collectFocus, readFocusCursor, writeFocusCursor, type FocusFile } from '../export/index.ts';
import { formatUsd } from '../output/index.ts';
import { kernelOf, printResult, type CommandContext } from './command-context.ts';

interface FocusOptions {
  readonly month: string;
  readonly version: FocusVersion;
  readonly since?: string;
  readonly out?: string;
  readonly check?: true;
}

/** export: what finance takes elsewhere. */
export function addExportCommand(program: Command, context: CommandContext): void {
  program
    .command('export')
    .description('what finance takes elsewhere')
    .command('focus')
    .description('the charges of a month as CSV of FOCUS, compared with the ledger to the nano-USD')
    .requiredOption('--month <month>', 'such as 2026-11; months are of UTC')
    .option('--out <file>', 'where to write the CSV; else it is printed, except with --json or --check')
    .addOption(new Option('--version <version>', 'of FOCUS').choices(focusVersions).default('1.2'))
    .option(
      '--since <cursor>',
      'only what is new or has changed since the last export with this file, which keeps what you have; needs --out',
    )
    .option('--check', 'only compare with the ledger and with the rules of the specification')
    .action((options: FocusOptions, command: Command) => exportFocus(options, command, context));
}

async function exportFocus(
  { month, version, since, out, check }: FocusOptions,
  command: Command,
  context: CommandContext,
): Promise<void> {
  if (!/^20\d{2}-(0[1-9]|1[0-2])$/.test(month)) throw new CliError('Give the month as 2026-11.');
  if (since !== undefined && (out === undefined || check !== undefined)) {
    throw new CliError('Say with --out where the increment goes; --check compares whole months.');
  }
  const kernel = kernelOf(command, context);
  const cursor = since === undefined ? undefined : resolve(since);
  const before = cursor === undefined ? {} : await readFocusCursor(cursor, month, version);
  const found = await collectFocus((after) => kernel.ledger.focusPage.query({ month, after, version }), version);
  const { columns } = found.dataset;
  const increment = cursor === undefined ? undefined : focusIncrement(before, found.dataset);
  const rows = increment?.rows ?? found.dataset.rows;
  const lines = [columns.join(','), ...focusCsvLines(columns, rows)];
  const file = out === undefined ? undefined : resolve(out);
  if (file !== undefined) await writeFile(file, lines.join('\r\n').concat('\r\n'));
  if (cursor !== undefined && increment !== undefined) {
    await writeFocusCursor(cursor, focusCursorText({ month, version }, increment.totals));
  }
  const matches = found.billedNanoUsd === found.ledgerNanoUsd;
  if (!matches || found.problems.length > 0) context.setExitCode(1);
  const result = {
    month,
    version,
    rows: found.dataset.rows.length,
    ...(increment === undefined ? {} : { newRows: rows.length }),
    billedCostNanoUsd: found.billedNanoUsd?.toString() ?? null,
    ledgerNanoUsd: found.ledgerNanoUsd.toString(),
    matches,
    simulatedNanoUsd: found.simulatedNanoUsd.toString(),
    callsWithoutCost: found.callsWithoutCost,
    problems: found.problems,
    ...(file === undefined ? {} : { file }),
  };
  const summary = [
    ...summaryOf(found, matches, version),
    ...(increment === undefined ? [] : [`${rows.length} rows are new or have changed since the last export.`]),
  ];
  const printsFile = file === undefined && check === undefined;
  printResult(command, context, result, printsFile ? lines : summary);
  // Standard output is the file then: what a person should know goes beside it.
  if (printsFile) for (const line of summary) context.terminal.note(line);
}

function summaryOf(found: FocusFile, matches: boolean, version: FocusVersion): readonly string[] {
  const billed = found.billedNanoUsd === undefined ? 'not all readable' : `${formatUsd(found.billedNanoUsd)} USD`;
  return [
    `${found.dataset.rows.length} rows, billed ${billed}, of which ${formatUsd(found.simulatedNanoUsd)} USD simulated.`,
    matches
      ? 'They match the ledger to the nano-USD.'
      : `The ledger has ${formatUsd(found.ledgerNanoUsd)} USD: they do not match. Try again, as calls may be booked at this moment.`,
    ...(found.callsWithoutCost === 0
      ? []
      : [`${found.callsWithoutCost} calls are in no row, as their cost is not known: enter prices of their models.`]),
    ...(found.problems.length === 0 ? [`They keep the rules of FOCUS ${version}.`] : found.problems),
  ];
}
