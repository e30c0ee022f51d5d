import { arrivalTimesWithin, poissonGaps, type GapSource } from '../arrivals.ts';
import type { Program } from '../program.ts';
import { createSeededRandom, type SeededRandom } from '../random.ts';

/** One client of a fairness suite and what it sends while `activeAt` holds. */
interface SuiteClient {
  readonly perSecond: number;
  readonly arrivals: 'even' | 'poisson';
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly weight: number;
  /** The part of the full rate at a time in ms, 0 to 1. */
  readonly activity: (atMs: number) => number;
}

export interface FairnessSuite {
  readonly name: string;
  readonly durationMs: number;
  readonly clients: readonly SuiteClient[];
}

const always = (): number => 1;
/** On and off for a minute each. */
const everyOtherMinute = (atMs: number): number => (Math.floor(atMs / 60_000) % 2 === 0 ? 1 : 0);

function client(perSecond: number, changes: Partial<SuiteClient> = {}): SuiteClient {
  return { perSecond, arrivals: 'even', inputTokens: 256, outputTokens: 256, weight: 1, activity: always, ...changes };
}

const sixMinutesMs = 360_000;

/**
 * The overload suites of the VTC artifact (OSDI'24, `exp_suite.py`): its clients, rates and durations, 256 tokens in and out. What our
 * source does not give is ours: the weights 1 to 4, the lengths in `poisson_short_long`, and the phases of `dist_shift` and `increase`.
 */
export const fairnessSuites: readonly FairnessSuite[] = [
  { name: 'overload', durationMs: sixMinutesMs, clients: [client(1.5), client(3)] },
  {
    name: 'overload_eight',
    durationMs: sixMinutesMs,
    clients: [0.4, 0.4, 0.4, 0.6, 0.6, 0.6, 0.6, 0.6].map((perSecond) => client(perSecond)),
  },
  {
    name: 'weighted',
    durationMs: sixMinutesMs,
    clients: [0.8, 0.8, 1.2, 1.6].map((perSecond, index) => client(perSecond, { weight: index + 1 })),
  },
  { name: 'proportional', durationMs: sixMinutesMs, clients: [client(0.25), client(0.5), client(1.5)] },
  {
    name: 'on_off_less',
    durationMs: sixMinutesMs,
    clients: [client(0.5, { activity: everyOtherMinute }), client(2)],
  },
  {
    name: 'on_off_overload',
    durationMs: sixMinutesMs,
    clients: [client(2, { activity: everyOtherMinute }), client(3)],
  },
  {
    name: 'poisson_short_long',
    durationMs: sixMinutesMs,
    clients: [
      client(8, { arrivals: 'poisson', inputTokens: 64, outputTokens: 64 }),
      client(1.5, { arrivals: 'poisson' }),
    ],
  },
  {
    name: 'dist_shift',
    durationMs: 900_000,
    clients: [
      client(2, { activity: (atMs) => (atMs < 300_000 ? everyOtherMinute(atMs) : atMs < 600_000 ? 1 : 0.25) }),
      client(2, { activity: (atMs) => (atMs < 300_000 ? 1 : atMs < 600_000 ? 0.5 : 1) }),
    ],
  },
  {
    name: 'increase',
    durationMs: sixMinutesMs,
    clients: [client(1), client(3, { activity: (atMs) => atMs / sixMinutesMs })],
  },
];

/** The owner path of a suite's client. */
export function suiteOwnerPath(index: number): readonly string[] {
  return [`client-${index}`];
}

/** The calls of a suite, one program each, in the order of arrival. */
export function suiteWorkload(suite: FairnessSuite, seed: number): Program[] {
  const random = createSeededRandom(seed).fork(suite.name);
  return suite.clients
    .flatMap((suiteClient, index) => clientPrograms(suiteClient, index, suite.durationMs, random.fork(`${index}`)))
    .toSorted((left, right) => left.arrivesAt - right.arrivesAt);
}

function clientPrograms(from: SuiteClient, index: number, durationMs: number, random: SeededRandom): Program[] {
  const gapMs = 1000 / from.perSecond;
  const gaps: GapSource = from.arrivals === 'poisson' ? poissonGaps(random, from.perSecond) : () => gapMs;
  // Even arrivals begin somewhere within the first gap, so that seeds differ; a rate below the full one drops some arrivals.
  const first = from.arrivals === 'poisson' ? 0 : -random.next() * gapMs;
  let due = 0;
  return arrivalTimesWithin(gaps, first, durationMs)
    .filter((atMs) => {
      due += from.activity(atMs);
      if (due < 1) return false;
      due -= 1;
      return true;
    })
    .map((arrivesAt, order) => ({
      id: `client-${index}.${order}`,
      ownerPath: suiteOwnerPath(index),
      serviceClass: 'standard',
      riskScore: 0,
      arrivesAt,
      steps: [{ inputTokens: from.inputTokens, outputTokens: from.outputTokens, toolMs: 0 }],
    }));
}
