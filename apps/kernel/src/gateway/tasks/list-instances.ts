import type { InstancesOnWire } from '@agent-os/core/contracts';
import { accepted, type Result } from '@agent-os/core/errors';
import { findAgentScale, listLiveInstances } from '@agent-os/db';
import { liveSince } from '../../tasks/index.ts';
import type { TaskAnswer, TaskCall } from './task-call.ts';

/** GET /v1/tasks/instances: how many instances of the calling agent there should be, for whatever starts them. */
export async function listInstances({ caller, edge, nowMs }: TaskCall): Promise<Result<TaskAnswer>> {
  const agentId = caller.agent.id;
  return edge.database.withTenant(caller.organisation.id, async (tx) => {
    const scale = await findAgentScale(tx, agentId);
    const live = await listLiveInstances(tx, agentId, liveSince(nowMs));
    return accepted({
      status: 200,
      body: {
        desired: scale?.desired ?? 0,
        live: live.length,
        backlog: scale?.backlog ?? 0,
        instances: live.map(({ name, draining, running }) => ({ name, drain: draining, running })),
      } satisfies InstancesOnWire,
    });
  });
}
