import type { Command } from 'commander';
import { examine } from '../doctor/index.ts';
import { formatTable } from '../output/index.ts';
import { installationOf, printResult, type CommandContext } from './command-context.ts';

/** doctor: check everything an installation needs, and say what to do about each problem. */
export function addDoctorCommand(program: Command, context: CommandContext): void {
  program
    .command('doctor')
    .description('check Node, the installation, the kernel, Postgres and the models')
    .action(async (_options: object, command: Command) => {
      const findings = await examine(installationOf(command, context));
      const rows = findings.map(({ check, ok, detail }) => [ok ? 'ok' : 'problem', check, detail]);
      const healthy = findings.every(({ ok }) => ok);
      printResult(command, context, { healthy, checks: findings }, formatTable(['Result', 'Check', 'Detail'], rows));
      if (!healthy) context.setExitCode(1);
    });
}
