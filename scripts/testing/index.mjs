export { findChromium } from './find-chromium.mjs';
export { decisiveParts, parts } from './parts.mjs';
export { signalRunningCommands } from './run-command.mjs';
