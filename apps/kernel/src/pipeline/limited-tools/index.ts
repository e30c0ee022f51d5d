export { AskedTools } from './asked-tools.ts';
export { readToolTraffic, type ToolTraffic } from './read-tool-traffic.ts';
