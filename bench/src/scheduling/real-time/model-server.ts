import { startReferenceModel } from '@agent-os/reference-model';
import { benchModels } from './served-workloads.ts';

const server = await startReferenceModel({ models: benchModels });
process.send?.({ url: server.url });
process.on('disconnect', () => process.exit(0));
