export { decisiveParts, parts } from './parts.mjs';
export { signalRunningCommands } from './run-command.mjs';
