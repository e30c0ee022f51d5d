import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SlotPool, type SlotLease } from './index.ts';

const settings = { slug: 'pool', slots: 2, queueLimit: 100, maxWaitMs: 60_000 };
const never = new AbortController().signal;

describe('a pool of slots', () => {
  test('starts waiting calls in the order in which they came', async () => {
    const pool = new SlotPool({ ...settings, slots: 1 });
    const first = pool.tryAcquire();
    const started: number[] = [];
    const waits = [1, 2, 3].map(async (index) => {
      const result = await pool.acquire(never);
      started.push(index);
      if (result.ok) result.value.release();
    });
    expect(pool.waiting).toBe(3);
    first?.release();
    await Promise.all(waits);
    expect(started).toEqual([1, 2, 3]);
    expect(pool.busy).toBe(0);
  });

  test('a client that goes away leaves the line at once and takes no slot', async () => {
    const pool = new SlotPool({ ...settings, slots: 1 });
    const held = pool.tryAcquire();
    const gone = new AbortController();
    const waiting = pool.acquire(gone.signal);
    gone.abort();
    expect(await waiting).toMatchObject({ ok: false, refusal: { code: 'client_closed' } });
    held?.release();
    expect(pool.busy).toBe(0);
  });

  test('a full line refuses, and a wait that is too long ends with when to try again', async () => {
    const pool = new SlotPool({ ...settings, slots: 1, queueLimit: 1, maxWaitMs: 5 });
    pool.tryAcquire();
    const late = pool.acquire(never);
    expect(await pool.acquire(never)).toMatchObject({ ok: false, refusal: { code: 'queue_full' } });
    expect(await late).toMatchObject({ ok: false, refusal: { code: 'wait_timeout', retryAfterMs: 5_000 } });
  });

  test('more slots start waiting calls at once', async () => {
    const pool = new SlotPool({ ...settings, slots: 1 });
    pool.tryAcquire();
    const waiting = pool.acquire(never);
    pool.reconfigure({ ...settings, slots: 2 });
    expect((await waiting).ok).toBe(true);
  });

  test('whatever happens in whatever order, slots are never exceeded, never idle with demand, and never lost', async () => {
    const step = fc.oneof(
      fc.constant({ kind: 'acquire' } as const),
      fc.record({ kind: fc.constant('release' as const), index: fc.nat(20) }),
      fc.record({ kind: fc.constant('abort' as const), index: fc.nat(20) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), fc.integer({ min: 1, max: 4 }), async (steps, slots) => {
        const pool = new SlotPool({ ...settings, slots });
        const leases: SlotLease[] = [];
        const waits: AbortController[] = [];
        for (const action of steps) {
          if (action.kind === 'acquire') {
            const gone = new AbortController();
            waits.push(gone);
            void pool.acquire(gone.signal).then((result) => {
              if (result.ok) leases.push(result.value);
            });
          } else if (action.kind === 'release') {
            leases.splice(action.index % Math.max(1, leases.length), 1)[0]?.release();
          } else waits[action.index % Math.max(1, waits.length)]?.abort();
          await Promise.resolve();
          await Promise.resolve();
          expect(pool.busy).toBeLessThanOrEqual(slots);
          if (pool.waiting > 0) expect(pool.busy).toBe(slots);
        }
        for (const gone of waits) gone.abort();
        for (const lease of leases) lease.release();
        expect({ busy: pool.busy, waiting: pool.waiting }).toEqual({ busy: 0, waiting: 0 });
      }),
    );
  });
});
