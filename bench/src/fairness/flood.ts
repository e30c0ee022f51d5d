import type { SchedulingPolicy, ServiceClass } from '@agent-os/core/scheduling';
import {
  aloneMs,
  arrivalTimesWithin,
  createSeededRandom,
  poissonGaps,
  type Program,
  type ProgramStep,
} from '@agent-os/core/sim';
import { quantileOfSorted } from '../report/index.ts';
import { runOnA10g, server } from './run-on-a10g.ts';

interface Stream {
  readonly owner: string;
  readonly serviceClass: ServiceClass;
  readonly perSecond: number;
  readonly tokens: number;
}

/** Calls of equal inputs and outputs that come as a Poisson stream. */
function streamOf(stream: Stream, durationMs: number, seed: number): Program[] {
  const random = createSeededRandom(seed).fork(stream.owner);
  const step: ProgramStep = { inputTokens: stream.tokens, outputTokens: stream.tokens, toolMs: 0 };
  return arrivalTimesWithin(poissonGaps(random, stream.perSecond), 0, durationMs).map((arrivesAt, index) => ({
    id: `${stream.owner}-${index}`,
    ownerPath: [stream.owner],
    serviceClass: stream.serviceClass,
    riskScore: 0,
    arrivesAt,
    steps: [step],
  }));
}

const durationMs = 1_800_000;
const quiet: Stream = { owner: 'quiet', serviceClass: 'standard', perSecond: 0.25, tokens: 256 };

/** What floods a quiet owner: as long calls as its own, or short ones, which go first wherever work decides. */
export const flooders = {
  equal_calls: { owner: 'flooder', serviceClass: 'standard', perSecond: 5, tokens: 256 },
  short_calls: { owner: 'flooder', serviceClass: 'standard', perSecond: 20, tokens: 64 },
} as const satisfies Record<string, Stream>;

/** How much a flooder raises the quiet owner's 99th percentile of waiting, in times of one of its calls alone. */
export function quietOwnersExtraWait(policy: SchedulingPolicy, flooder: Stream, seed: number): number {
  const own = streamOf(quiet, durationMs, seed);
  const alone = quietWaitMs(policy, own);
  const flooded = quietWaitMs(policy, [...own, ...streamOf(flooder, durationMs, seed)]);
  const [first] = own;
  return first ? (flooded - alone) / aloneMs(server, first) : Number.NaN;
}

function quietWaitMs(policy: SchedulingPolicy, programs: readonly Program[]): number {
  const ended = runOnA10g(policy, programs, durationMs).calls;
  const waits = ended.filter(({ program }) => program.ownerPath[0] === quiet.owner).map(({ waitedMs }) => waitedMs);
  return quantileOfSorted(
    waits.toSorted((left, right) => left - right),
    0.99,
  );
}

export interface BatchService {
  /** Starts of batch calls that its minimum share of all starts would have given it and that it did not get. */
  readonly missingStarts: number;
  /** The part of the ended calls that were batch calls. */
  readonly shareOfEnded: number;
}

/** What batch gets while critical calls come at twice what the server can do and batch never runs dry. */
export function batchInCriticalFlood(policy: SchedulingPolicy, minimumShare: number, seed: number): BatchService {
  const programs = [
    ...streamOf({ owner: 'urgent', serviceClass: 'critical', perSecond: 3.6, tokens: 256 }, durationMs, seed),
    ...streamOf({ owner: 'patient', serviceClass: 'batch', perSecond: 3.6, tokens: 256 }, durationMs, seed),
  ];
  const starts = { batch: 0, all: 0 };
  const { calls } = runOnA10g(policy, programs, durationMs, (event) => {
    if (event.kind !== 'started') return;
    starts.all += 1;
    if (event.callId.startsWith('patient')) starts.batch += 1;
  });
  const endedBatch = calls.filter(({ program }) => program.serviceClass === 'batch').length;
  return {
    missingStarts: Math.max(0, minimumShare * starts.all - starts.batch),
    shareOfEnded: endedBatch / calls.length,
  };
}
