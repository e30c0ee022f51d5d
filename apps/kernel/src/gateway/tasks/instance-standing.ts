import { chooseDraining } from '@agent-os/core/assignment';
import { findAgentScale, listLiveInstances, setDraining, type TenantTransaction } from '@agent-os/db';
import { liveSince } from '../../tasks/index.ts';

/** What an instance is told about the fleet it is one of. */
export interface InstanceStanding {
  readonly desired: number;
  readonly live: number;
  /** It takes no more tasks: there are more instances than wanted. */
  readonly drains: boolean;
  /** It may begin one more. */
  readonly hasRoom: boolean;
}

/** Where an instance stands among those that live now; also tells the others, should that have changed. */
export async function findStanding(
  tx: TenantTransaction,
  { agentId, instance, nowMs }: { readonly agentId: string; readonly instance: string; readonly nowMs: number },
): Promise<InstanceStanding> {
  const scale = await findAgentScale(tx, agentId);
  if (scale === undefined) throw new Error(`Agent ${agentId} is gone while one of its instances asks for work.`);
  const live = await listLiveInstances(tx, agentId, liveSince(nowMs));
  const draining = chooseDraining(live, scale.desired);
  if (live.some(({ name, draining: before }) => before !== draining.has(name))) {
    await setDraining(tx, agentId, [...draining]);
  }
  const own = live.find(({ name }) => name === instance);
  return {
    desired: scale.desired,
    live: live.length,
    drains: draining.has(instance),
    hasRoom: (own?.running ?? 0) < scale.tasksPerInstance,
  };
}
