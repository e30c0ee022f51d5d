import type { ReplicaLease, SlotLeaseSnapshot } from './replica-lease.ts';

/** How long a replica keeps its slot when more replicas have calls than the pool has slots. */
export const turnMs = 2_000;

/**
 * What each replica should have: all slots are shared out. Where all calls fit, each has what it needs and an even part of what is
 * left, so that its next calls find a slot. Where they do not, each with calls has one, and the rest goes by demand, to within one
 * slot. Where there are fewer slots than replicas with calls, these take turns.
 *
 * @param now ms of the database's clock
 */
export function shareSlots(
  { slots, leases }: Pick<SlotLeaseSnapshot, 'slots' | 'leases'>,
  now: number,
): ReadonlyMap<string, number> {
  const byName = leases.toSorted((one, other) => (one.replica < other.replica ? -1 : 1));
  const shares = new Map(byName.map(({ replica }) => [replica, 0]));
  const give = (replica: string, count: number): void => {
    shares.set(replica, (shares.get(replica) ?? 0) + count);
  };
  const busy = byName.filter(({ demand }) => demand > 0);
  const demand = busy.reduce((sum, lease) => sum + lease.demand, 0);
  if (demand <= slots) {
    for (const lease of busy) give(lease.replica, lease.demand);
    const [each, more] = divide(slots - demand, byName.length);
    for (const [index, { replica }] of byName.entries()) give(replica, index < more ? each + 1 : each);
  } else if (busy.length <= slots) {
    for (const { replica } of busy) give(replica, 1);
    for (const [replica, count] of byDemand(busy, slots - busy.length)) give(replica, count);
  } else {
    for (const { replica } of inTurn(busy, now).slice(0, slots)) give(replica, 1);
  }
  return shares;
}

function divide(count: number, parts: number): readonly [each: number, more: number] {
  return parts === 0 ? [0, 0] : [Math.floor(count / parts), count % parts];
}

/** The slots beyond the first of each, by largest remainder. */
function byDemand(
  busy: readonly ReplicaLease[],
  slots: number,
): readonly (readonly [replica: string, count: number])[] {
  const wanted = busy.reduce((sum, { demand }) => sum + demand - 1, 0);
  const quotas = busy.map(({ replica, demand }) => {
    const [count, remainder] = divide(slots * (demand - 1), wanted);
    return { replica, count, remainder };
  });
  let left = slots - quotas.reduce((sum, { count }) => sum + count, 0);
  return quotas
    .toSorted((one, other) => other.remainder - one.remainder)
    .map(({ replica, count }) => {
      const more = left > 0 ? 1 : 0;
      left -= more;
      return [replica, count + more];
    });
}

/** First who holds a slot and has not had it for a turn yet, then by how long ago the last turn began. */
function inTurn(busy: readonly ReplicaLease[], now: number): readonly ReplicaLease[] {
  const isInTurn = ({ slots, turnAt }: ReplicaLease): boolean => slots > 0 && turnAt !== null && now - turnAt < turnMs;
  const rank = (lease: ReplicaLease): number => (isInTurn(lease) ? 0 : 1);
  return busy.toSorted(
    (one, other) => rank(one) - rank(other) || (one.turnAt ?? -Infinity) - (other.turnAt ?? -Infinity) || 0,
  );
}
