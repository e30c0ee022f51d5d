export { ToolLedger } from './tool-ledger.ts';
export type { ToolLimit } from './tool-limit.ts';
export type { AskedUse, ToolUse, ToolUser } from './tool-use.ts';
