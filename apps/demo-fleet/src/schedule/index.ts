export { AgentRoster } from './agent-roster.ts';
export { nextArrivalMs } from './next-arrival.ts';
export { planRun, type PlannedRun } from './plan-run.ts';
export { seededRandom, type Random } from './seeded-random.ts';
