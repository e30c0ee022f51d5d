export { chooseModel, type ListedModel } from './choose-model.ts';
export { GatewayClient } from './gateway-client.ts';
export { newRunId } from './new-run-id.ts';
export { parseTrace } from './parse-trace.ts';
export { isClean, reportAsJson, reportAsLines } from './replay-report.ts';
export { runReplay, type ReplaySettings } from './run-replay.ts';
