import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  goodputOf,
  lossCauses,
  offeredSlotMs,
  sumGoodput,
  type Goodput,
  type GrantedTime,
  type PoolHour,
  type SpentCause,
} from './index.ts';

const hourUs = 3_600_000_000n;
const nothingSpent: Readonly<Record<SpentCause, bigint>> = {
  retries: 0n,
  preempted: 0n,
  failed_calls: 0n,
  cancelled: 0n,
  loops: 0n,
  failed_tasks: 0n,
};

/** A call as the sums are made of it. */
interface Used {
  readonly hour: number;
  readonly model: number;
  readonly us: bigint;
  readonly tokens: bigint;
  readonly cause: SpentCause | 'kept';
  readonly waitedUs: bigint;
}

interface Story {
  readonly slots: readonly bigint[];
  readonly calls: readonly Used[];
  /** Tokens in an hour of a slot, by model. */
  readonly paces: readonly bigint[];
}

const story: fc.Arbitrary<Story> = fc.record({
  slots: fc.array(fc.bigInt({ min: 0n, max: 3n }), { minLength: 3, maxLength: 3 }),
  paces: fc.array(fc.bigInt({ min: 1n, max: 10n ** 7n }), { minLength: 2, maxLength: 2 }),
  calls: fc.array(
    fc.record({
      hour: fc.nat(2),
      model: fc.nat(1),
      us: fc.bigInt({ min: 0n, max: hourUs }),
      tokens: fc.bigInt({ min: 0n, max: 10n ** 6n }),
      cause: fc.constantFrom('kept', 'retries', 'preempted', 'failed_calls', 'cancelled', 'loops', 'failed_tasks'),
      waitedUs: fc.bigInt({ min: 0n, max: hourUs }),
    }),
    { maxLength: 12 },
  ),
});

const sum = (parts: readonly bigint[]) => parts.reduce((total, part) => total + part, 0n);

function hoursOf({ slots, calls }: Story): readonly PoolHour[] {
  return slots.map((count, index) => {
    const ofHour = calls.filter(({ hour }) => hour === index);
    return {
      offeredUs: count * hourUs,
      grantedUs: sum(ofHour.map(({ us }) => us)),
      waitedUs: sum(ofHour.map(({ waitedUs }) => waitedUs)),
    };
  });
}

function grantedOf({ calls }: Story): GrantedTime {
  const usOf = (wanted: Used['cause']) => sum(calls.filter(({ cause }) => cause === wanted).map(({ us }) => us));
  const spent = Object.keys(nothingSpent).map((cause) => [cause, usOf(cause as SpentCause)]);
  return { keptUs: usOf('kept'), spentUs: Object.fromEntries(spent) as Record<SpentCause, bigint> };
}

function measure(given: Story): Goodput {
  const work = given.paces.map((pace, index) => {
    const kept = given.calls.filter(({ model, cause }) => model === index && cause === 'kept');
    return {
      keptUs: sum(kept.map(({ us }) => us)),
      tokens: sum(kept.map(({ tokens }) => tokens)),
      best: { tokens: pace, us: hourUs },
    };
  });
  return goodputOf(hoursOf(given), grantedOf(given), work);
}

/** Faults of a way to measure, each called once per story. */
function breaches(given: Story, measured: (given: Story) => Goodput, share: (goodput: Goodput) => bigint): string[] {
  const whole = measured(given);
  const losses = sum(lossCauses.map((cause) => whole.lossMs[cause]));
  const found: string[] = [];
  if (whole.usefulMs + losses !== whole.offeredMs) found.push('sum');
  if (lossCauses.some((cause) => whole.lossMs[cause] < 0n)) found.push('negative');
  if (whole.usefulMs > whole.keptMs || whole.keptMs > whole.grantedMs || whole.grantedMs > whole.offeredMs) {
    found.push('order');
  }
  const calls = given.calls.slice(1);
  if (given.calls.length > 0 && share(measured({ ...given, calls })) > share(whole)) found.push('dropping');
  return found;
}

const ofOffered = ({ usefulMs, offeredMs }: Goodput) => (offeredMs === 0n ? 0n : (usefulMs * 10n ** 9n) / offeredMs);

/** Slots enough for all calls, so that what is offered is what was set, with or without any of them. */
const roomy = story.map((given) => ({ ...given, slots: given.slots.map(() => 12n) }));

describe('goodput', () => {
  test('useful time and its losses are what was offered, to the millisecond; dropping a call never makes more of it useful', () => {
    fc.assert(
      fc.property(story, (given) => {
        expect(breaches(given, measure, ({ usefulMs }) => usefulMs)).toEqual([]);
      }),
    );
  });

  test('dropping work never raises its share of what was offered', () => {
    fc.assert(
      fc.property(roomy, (given) => {
        expect(breaches(given, measure, ofOffered)).toEqual([]);
      }),
    );
  });

  test('several pools together keep the sums', () => {
    fc.assert(
      fc.property(fc.array(story, { maxLength: 4 }), (stories) => {
        const fleet = sumGoodput(stories.map(measure));
        expect(fleet.usefulMs + sum(lossCauses.map((cause) => fleet.lossMs[cause]))).toBe(fleet.offeredMs);
      }),
    );
  });

  const canaries: readonly (readonly [string, (given: Story) => Goodput, (goodput: Goodput) => bigint, string])[] = [
    [
      'a share of what was granted, which whoever drops failing calls raises',
      measure,
      ({ usefulMs, grantedMs }) => (grantedMs === 0n ? 0n : (usefulMs * 10n ** 9n) / grantedMs),
      'dropping',
    ],
    ['retries that are not counted', (given) => withLoss(measure(given), 'retries', 0n), ofOffered, 'sum'],
    [
      'idle time beside slots that were oversubscribed',
      (given) => {
        const goodput = measure(given);
        const offeredMs = sum(given.slots) * 3_600_000n;
        return withLoss({ ...goodput, offeredMs }, 'idle', offeredMs - goodput.grantedMs - goodput.lossMs.waiting);
      },
      ofOffered,
      'negative',
    ],
  ];
  test.each(canaries)('canary: %s', (_, measured, share, breach) => {
    const stories = fc.sample(fc.oneof(story, roomy), { numRuns: 200, seed: 26 });
    expect(stories.flatMap((given) => breaches(given, measured, share))).toContain(breach);
  });
});

function withLoss(goodput: Goodput, cause: keyof Goodput['lossMs'], lost: bigint): Goodput {
  return { ...goodput, lossMs: { ...goodput.lossMs, [cause]: lost } };
}

test('calls that waited while slots were free held those back; no more than were free', () => {
  const hour = { offeredUs: 10_000n, grantedUs: 4_000n };
  const granted = { keptUs: 4_000n, spentUs: nothingSpent };
  const work = [{ keptUs: 4_000n, tokens: 10n, best: null }];
  expect(goodputOf([{ ...hour, waitedUs: 5_000n }], granted, work).lossMs).toMatchObject({ waiting: 5n, idle: 1n });
  expect(goodputOf([{ ...hour, waitedUs: 90_000n }], granted, work).lossMs).toMatchObject({ waiting: 6n, idle: 0n });
});

test('work is measured against the best pace, and never counts for more than it took', () => {
  const hour = { offeredUs: 20_000n, grantedUs: 8_000n, waitedUs: 0n };
  const granted = { keptUs: 8_000n, spentUs: nothingSpent };
  const best = { tokens: 100n, us: 10_000n };
  expect(goodputOf([hour], granted, [{ keptUs: 8_000n, tokens: 40n, best }])).toMatchObject({
    usefulMs: 4n,
    lossMs: { slower: 4n },
  });
  expect(goodputOf([hour], granted, [{ keptUs: 8_000n, tokens: 400n, best }])).toMatchObject({
    usefulMs: 8n,
    lossMs: { slower: 0n },
  });
});

test('what a pool offers follows its slots through time', () => {
  const changes = [
    { sinceMs: 100, slots: 4 },
    { sinceMs: 300, slots: 0 },
    { sinceMs: 400, slots: 2 },
  ];
  expect(offeredSlotMs(changes, 0, 50)).toBe(0);
  expect(offeredSlotMs(changes, 0, 500)).toBe(4 * 200 + 2 * 100);
  expect(offeredSlotMs(changes, 250, 410)).toBe(4 * 50 + 2 * 10);
  expect(offeredSlotMs([], 0, 500)).toBe(0);
});
