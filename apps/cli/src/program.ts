import { Command } from 'commander';
import {
  addAgentsCommand,
  addBudgetsCommand,
  addDoctorCommand,
  addEnergyCommand,
  addExportCommand,
  addInvoicesCommand,
  addKeysCommand,
  addMarketCommand,
  addReplayCommand,
  addReportsCommand,
  addStatusCommand,
  addValueCommand,
  type CommandContext,
} from './commands/index.ts';

/** The whole command line. */
export function createProgram(context: CommandContext): Command {
  const program = new Command('agent-os')
    .description('Agent OS from the command line')
    .option('--json', 'print one JSON value instead of text')
    .option('--kernel <url>', 'address of the kernel; else AGENT_OS_KERNEL_URL, else http://127.0.0.1:KERNEL_PORT')
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('Add --help to see how it is used.');
  addStatusCommand(program, context);
  addAgentsCommand(program, context);
  addBudgetsCommand(program, context);
  addKeysCommand(program, context);
  addMarketCommand(program, context);
  addReplayCommand(program, context);
  addEnergyCommand(program, context);
  addExportCommand(program, context);
  addReportsCommand(program, context);
  addInvoicesCommand(program, context);
  addValueCommand(program, context);
  addDoctorCommand(program, context);
  return program;
}
