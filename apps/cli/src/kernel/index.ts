export { createKernelClient, type KernelClient } from './kernel-client.ts';
export { explainFailure } from './explain-failure.ts';
export { causeCodeOf, isConnectionLoss } from './connection-loss.ts';
