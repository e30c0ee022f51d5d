import { claimTaskBody, type ClaimOnWire } from '@agent-os/core/contracts';
import { accepted, refuse, refused, type Result } from '@agent-os/core/errors';
import { claimTask as beginTask, touchInstance, undoClaim, type ClaimedTaskRow } from '@agent-os/db';
import { agentObjection } from './agent-objection.ts';
import { findStanding, type InstanceStanding } from './instance-standing.ts';
import { readTaskBody } from './read-task-body.ts';
import type { TaskAnswer, TaskCall } from './task-call.ts';
import { jsonOf } from './task-view.ts';
import { waitFor } from './wait-for.ts';

/** More instances of one agent than this would not be instances any more. */
const waitingMax = 1_000;
const crowdedRetryMs = 5_000;

/** What every claim's answer says of the agent's instances. */
export const instanceHeaders = {
  desired: 'x-agent-instances-desired',
  live: 'x-agent-instances-live',
  drain: 'x-agent-instance-drain',
} as const;

interface Turn {
  readonly task: ClaimedTaskRow | undefined;
  readonly standing: InstanceStanding;
  readonly leaseUntilMs: number;
}

/**
 * POST /v1/tasks/claim: the agent's next task, or 204 after at most `wait_seconds`. Either way headers say how many
 * instances there should be, and whether this one should end. An instance that should is answered at once.
 */
export async function claimTask(call: TaskCall): Promise<Result<TaskAnswer>> {
  const { caller, body, edge, gone, nowMs } = call;
  const objection = agentObjection(caller);
  if (objection !== undefined) return refused(objection);
  const read = readTaskBody(claimTaskBody, body);
  if (!read.ok) return read;
  const { instance, wait_seconds: waitSeconds, lease_seconds: leaseSeconds } = read.value;
  const agentId = caller.agent.id;
  const awaited = `work of ${agentId}` as const;
  if (edge.desk.waitingFor(awaited) >= waitingMax) {
    return refused(refuse('rate_limited', `${waitingMax} instances of this agent wait already.`, crowdedRetryMs));
  }
  const take = () => takeTurn(call, { instance, leaseMs: leaseSeconds * 1000 });
  const isOver = () => gone.aborted || !edge.acceptsCalls();
  const endsAtMs = nowMs + waitSeconds * 1000;
  const isEnough = ({ task: found, standing: now }: Turn) => found !== undefined || now.drains;
  const turn = await waitFor({ edge, awaited, gone, endsAtMs, take, isEnough, isOver });
  const { task, standing, leaseUntilMs } = turn;
  if (task !== undefined && gone.aborted) {
    const attempt = { taskId: task.id, agentId, attempt: task.attempt };
    await edge.database.withTenant(caller.organisation.id, (tx) => undoClaim(tx, attempt));
  }
  const headers = {
    [instanceHeaders.desired]: String(standing.desired),
    [instanceHeaders.live]: String(standing.live),
    [instanceHeaders.drain]: String(standing.drains),
  };
  if (task === undefined) return accepted({ status: 204, headers });
  return accepted({
    status: 200,
    headers,
    body: {
      task: claimedView(task, leaseUntilMs),
      instances: { desired: standing.desired, live: standing.live, drain: standing.drains },
    } satisfies ClaimOnWire,
  });
}

async function takeTurn(
  { caller, edge }: TaskCall,
  { instance, leaseMs }: { readonly instance: string; readonly leaseMs: number },
): Promise<Turn> {
  const organisationId = caller.organisation.id;
  const agentId = caller.agent.id;
  const nowMs = Math.floor(edge.epochMs());
  const at = new Date(nowMs);
  const leaseUntilMs = nowMs + leaseMs;
  return edge.database.withTenant(organisationId, async (tx) => {
    await touchInstance(tx, { organisationId, agentId, name: instance, at });
    const standing = await findStanding(tx, { agentId, instance, nowMs });
    const mayBegin = !standing.drains && standing.hasRoom;
    const task = mayBegin
      ? await beginTask(tx, { agentId, instance, at, leaseUntil: new Date(leaseUntilMs) })
      : undefined;
    return { task, standing, leaseUntilMs };
  });
}

function claimedView(task: ClaimedTaskRow, leaseUntilMs: number): ClaimOnWire['task'] {
  return {
    id: task.id,
    object: 'task',
    title: task.title,
    input: jsonOf(task.inputJson),
    run_id: task.runId,
    service_class: task.serviceClass,
    capabilities: task.capabilities,
    simulated: task.simulated,
    deadline: task.deadlineAtMs === null ? null : new Date(task.deadlineAtMs).toISOString(),
    attempt: task.attempt,
    max_attempts: task.attemptsMax,
    lease_until: new Date(leaseUntilMs).toISOString(),
  };
}
