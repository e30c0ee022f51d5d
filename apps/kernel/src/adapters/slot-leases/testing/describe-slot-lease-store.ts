import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LockedPool, SlotLeaseStore, SlotLeaseUpdate } from '../../../ports/slot-lease-store.ts';

/** A store with one pool of four slots, and what was announced. */
export interface OpenStore {
  readonly organisationId: string;
  readonly poolId: string;
  readonly announced: readonly string[];
  of(replica: string): SlotLeaseStore;
  close(): Promise<void>;
}

const longMs = 60_000;
const lease = (slots: number, parts: Partial<SlotLeaseUpdate> = {}): SlotLeaseUpdate => ({
  slots,
  inUse: 0,
  demand: slots,
  turnAt: null,
  news: true,
  urgent: false,
  ...parts,
});

/** What every store of leases must do. */
export function describeSlotLeaseStore(name: string, open: () => Promise<OpenStore>): void {
  describe(`leases of slots in ${name}`, () => {
    let store: OpenStore;
    beforeAll(async () => {
      store = await open();
    });
    afterAll(() => store.close());

    /** A replica that no other test knows, with a session that lasts. */
    const replica = async (named: string = randomUUID().slice(0, 8), leaseMs = longMs) => {
      const session = randomUUID();
      const own = store.of(named);
      await own.begin(session, leaseMs, true);
      const settle = (decide: (pool: LockedPool) => SlotLeaseUpdate | undefined) =>
        own.settle(session, store.organisationId, [store.poolId], decide);
      const look = async (): Promise<LockedPool | undefined> => {
        let seen: LockedPool | undefined;
        await settle((pool) => {
          seen = pool;
          return undefined;
        });
        return seen;
      };
      const heldBy = async (other: string) =>
        (await look())?.leases.find(({ replica: holder }) => holder === other)?.slots;
      return { named, session, own, settle, look, heldBy, end: () => own.end(session) };
    };

    test('what a replica leases the others see, with the pool’s slots and the store’s time', async () => {
      const [one, other] = [await replica(), await replica()];
      expect(await one.settle(() => lease(3, { inUse: 1, demand: 2, turnAt: 1_000 }))).toBe(true);
      const seen = await other.look();
      expect(seen).toMatchObject({ poolId: store.poolId, slots: 4 });
      expect(seen?.now).toBeGreaterThan(0);
      const expected = { replica: one.named, slots: 3, inUse: 1, demand: 2, turnAt: 1_000, unread: false };
      expect(seen?.leases).toContainEqual(expect.objectContaining(expected));
      await one.end();
      await other.end();
    });

    test('news stay unread until a replica settles, and urgent ones are announced', async () => {
      const [one, other] = [await replica(), await replica()];
      const { organisationId, poolId } = store;
      await one.settle(() => lease(1));
      await other.settle(() => lease(1, { urgent: true }));
      expect(await one.own.renew(one.session, longMs)).toMatchObject({
        renewed: true,
        unread: [{ organisationId, poolId }],
      });
      await expect.poll(() => store.announced).toContain(`${organisationId} ${poolId} ${other.session}`);
      await one.settle(() => lease(1, { news: false }));
      expect(await one.own.renew(one.session, longMs)).toMatchObject({ unread: [] });
      expect(await other.own.renew(other.session, longMs)).toMatchObject({ unread: [] });
      await one.end();
      await other.end();
    });

    test('a replica that stops gives everything back at once, and the others hear of it', async () => {
      const [one, other] = [await replica(), await replica()];
      await one.settle(() => lease(4));
      expect(await other.heldBy(one.named)).toBe(4);
      await one.end();
      expect(await other.heldBy(one.named)).toBeUndefined();
      await expect.poll(() => store.announced).toContain('');
      await other.end();
    });

    test('the leases of a replica that is not heard of end with its time, when another renews', async () => {
      const [one, other] = [await replica(undefined, 200), await replica()];
      await one.settle(() => lease(4));
      expect(await other.heldBy(one.named)).toBe(4);
      await expect
        .poll(async () => {
          await other.own.renew(other.session, longMs);
          return other.heldBy(one.named);
        })
        .toBeUndefined();
      expect(await one.own.renew(one.session, longMs)).toMatchObject({ renewed: false });
      expect(await one.settle(() => lease(2))).toBe(false);
      expect(await other.heldBy(one.named)).toBeUndefined();
      await other.end();
    });

    test('a session that is over but that nobody has ended can be renewed', async () => {
      const one = await replica(undefined, 1);
      await one.settle(() => lease(2));
      expect(await one.own.renew(one.session, longMs)).toMatchObject({ renewed: true });
      expect(await one.heldBy(one.named)).toBe(2);
      await one.end();
    });

    test('a restart takes over from the life before at once; a namesake that asks politely does not', async () => {
      const before = await replica();
      await before.settle(() => lease(4));
      expect(await store.of(before.named).begin(randomUUID(), longMs, false)).toBe(false);
      expect(await before.heldBy(before.named)).toBe(4);
      const after = await replica(before.named);
      expect(await after.heldBy(after.named)).toBeUndefined();
      expect(await before.settle(() => lease(4))).toBe(false);
      expect(await after.settle(() => lease(1))).toBe(true);
      expect(await before.settle(() => lease(4))).toBe(false);
      expect(await after.heldBy(after.named)).toBe(1);
      await after.end();
    });
  });
}
