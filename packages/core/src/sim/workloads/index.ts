export { agenticWorkload, type AgenticWorkload } from './agentic-workload.ts';
export { fairnessSuites, suiteOwnerPath, suiteWorkload, type FairnessSuite } from './fairness-suites.ts';
export {
  azureShapedTrace,
  parseAzureTrace,
  traceWorkload,
  type AzureService,
  type TraceRequest,
} from './trace-workload.ts';
