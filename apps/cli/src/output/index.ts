export { formatTable } from './format-table.ts';
export { formatTime } from './format-time.ts';
export { formatUsd, parseUsd } from './usd.ts';
export type { Terminal } from './terminal.ts';
