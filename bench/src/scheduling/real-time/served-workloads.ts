import type { ServedModel } from '@agent-os/reference-model';

export type WorkloadName = 'serial' | 'open';

/** One simulated model: an output token takes 0.1 ms whoever else runs, and input costs nothing. */
export const serviceMsPerToken = 0.1;

/** Requests that the serial model takes while it runs another, so that no time is lost between two. The next is refused. */
const doorPlaces = 3;
const openSlots = 2000;

/** Requests that a model takes at once before it answers 429. */
export const capacityOf: Readonly<Record<WorkloadName, number>> = { serial: 1 + doorPlaces, open: openSlots };

/** The name of the model; the same model may also tell whom it refuses when to come back, to the millisecond. */
export function modelNameOf(workload: WorkloadName, advisesRetry = false): string {
  return `sim-bench-${workload}${advisesRetry ? '-telling' : ''}`;
}

function servedModel(workload: WorkloadName, slots: number, queueLimit: number, advisesRetry: boolean): ServedModel {
  return {
    id: modelNameOf(workload, advisesRetry),
    kind: 'text',
    profile: {
      name: `bench, ${workload}`,
      source: 'Made up: service times are scaled so that a run takes seconds.',
      slots,
      kvTokens: null,
      prefill: { mode: 'overlapped', baseMs: serviceMsPerToken, perTokenMs: 0, mixedFactor: null },
      decode: { baseMs: serviceMsPerToken, perSequenceMs: 0 },
      fullLoadFactor: 1,
    },
    replicas: 1,
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
