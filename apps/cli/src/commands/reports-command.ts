import type { Command } from 'commander';
import { formatTable, formatTime } from '../output/index.ts';
import { kernelOf, printResult, type CommandContext } from './command-context.ts';

/** reports: what goes out by mail, when, and what became of the last. */
export function addReportsCommand(program: Command, context: CommandContext): void {
  const reports = program.command('reports').description('reports that go out by mail');
  reports
    .command('list', { isDefault: true })
    .description('list them with their next time and what became of the last')
    .action((_options: object, command: Command) => listReports(command, context));
}

async function listReports(command: Command, context: CommandContext): Promise<void> {
  const found = await kernelOf(command, context).reports.list.query();
  const rows = found.items.map(({ id, name, timing, recipients, pausedAt, nextAt, lastDelivery }) => [
    id,
    name,
    timing.every,
    String(recipients.length),
    pausedAt === null ? formatTime(nextAt) : 'paused',
    lastDelivery === null ? '' : `${lastDelivery.state} ${formatTime(lastDelivery.recordedAt)}`,
  ]);
  const missing = `Mail is not set up: set ${found.mail.missing.join(' and ')} and start Agent OS again.`;
  const lines = [
    ...(rows.length === 0
      ? ['There are no reports: make one in the console under Finance, Reports.']
      : formatTable(['Report', 'Name', 'Every', '#Recipients', 'Next', 'Last'], rows)),
    ...(found.mail.missing.length === 0 ? [] : ['', missing]),
  ];
  printResult(command, context, found, lines);
}
