export { arrivalTimesWithin, poissonGaps } from './arrivals.ts';
export { SimulationAuditor } from './audit-simulation.ts';
export { exactEstimator, type CallEstimate, type CallEstimator } from './call-estimator.ts';
export { aloneMs, fluidMeanCompletionMs, makespanBoundMs, meanCompletionBoundMs, workMs } from './lower-bounds.ts';
export { decodeStepMs, llama7bOnA10g, model8bOnH100, prefillMs, type ModelProfile } from './model-profile.ts';
export type { Program, ProgramStep } from './program.ts';
export { drawNormal } from './distributions.ts';
export { createSeededRandom, type SeededRandom } from './random.ts';
export {
  PoolSimulation,
  simulatePool,
  type CallOutcome,
  type ProgramOutcome,
  type SimulationInput,
  type SimulationResult,
} from './simulate-pool.ts';
export type { SimulationEvent, SimulationObserver } from './simulation-event.ts';
export {
  agenticWorkload,
  azureShapedTrace,
  fairnessSuites,
  parseAzureTrace,
  suiteOwnerPath,
  suiteWorkload,
  traceWorkload,
  type AgenticWorkload,
  type AzureService,
  type FairnessSuite,
  type TraceRequest,
} from './workloads/index.ts';
