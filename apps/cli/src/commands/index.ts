export { addAgentsCommand } from './agents-command.ts';
export { addBudgetsCommand } from './budgets-command.ts';
export { addDoctorCommand } from './doctor-command.ts';
export { addExportCommand } from './export-command.ts';
export { addKeysCommand } from './keys-command.ts';
export { addReplayCommand } from './replay-command.ts';
export { addReportsCommand } from './reports-command.ts';
export { addStatusCommand } from './status-command.ts';
export type { CommandContext } from './command-context.ts';
