export { DailyCosts } from './daily-costs.ts';
export { FindingRecorder } from './finding-recorder.ts';
export { LoopWatch } from './loop-watch.ts';
