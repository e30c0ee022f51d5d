export { findModel } from './find-model.ts';
export type { ReplyIdentity, ReplyWording, StreamEncoder, Usage } from './generation-protocol.ts';
export { serveGeneration } from './serve-generation.ts';
export { ServedLog } from './served-log.ts';
export type { ServiceContext } from './service-context.ts';
export { submitJob } from './submit-job.ts';
