import type { ServedModel } from '@agent-os/reference-model';

export type WorkloadName = 'serial' | 'open';

/** What an output token takes, whoever else runs; input costs nothing. Coarse where calls are long: answers are really written. */
export const serviceMsPerToken: Readonly<Record<WorkloadName, number>> = { serial: 0.1, open: 25 };

/** Requests that the serial model takes while it runs another, so that no time is lost between two. The next is refused. */
const doorPlaces = 3;
const openSlots = 2000;

/** Requests that a model takes at once before it answers 429. */
export const capacityOf: Readonly<Record<WorkloadName, number>> = { serial: 1 + doorPlaces, open: openSlots };

/** The name of the model; the same model may also tell whom it refuses when to come back, to the millisecond. */
export function modelNameOf(workload: WorkloadName, advisesRetry = false): string {
  return `sim-bench-${workload}${advisesRetry ? '-telling' : ''}`;
}

/** Engines of one slot each: what runs on one does not slow another, not even the simulation of it. */
function servedModel(workload: WorkloadName, engines: number, queueLimit: number, advisesRetry: boolean): ServedModel {
  return {
    id: modelNameOf(workload, advisesRetry),
    kind: 'text',
    profile: {
      name: `bench, ${workload}`,
      source: 'Made up: service times are scaled so that a run takes seconds.',
      slots: 1,
      kvTokens: null,
      prefill: { mode: 'overlapped', baseMs: serviceMsPerToken[workload], perTokenMs: 0, mixedFactor: null },
      decode: { baseMs: serviceMsPerToken[workload], perSequenceMs: 0 },
      fullLoadFactor: 1,
    },
    replicas: engines,
    contextTokens: 1_000_000,
    queueLimit,
    advisesRetry,
  };
}

/** `serial` runs one request at a time; `open` has a slot for every agent. */
export const benchModels: readonly ServedModel[] = [
  servedModel('serial', 1, doorPlaces, false),
  servedModel('serial', 1, doorPlaces, true),
  servedModel('open', openSlots, 0, false),
];
