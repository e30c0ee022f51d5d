import { assignTask, recentCallsMs, type TaskAgent } from '@agent-os/core/assignment';
import {
  giveTasks,
  listQueuedTasks,
  listRecentCallsOfRuns,
  noteWaitingTasks,
  type GivenTask,
  type QueuedTaskRow,
  type TaskAgentRow,
  type TenantTransaction,
} from '@agent-os/db';
import { openTasksMax } from '../../tasks/index.ts';
import { assignmentOf } from './assignment-of.ts';

/** Runs whose recent calls are looked up in one pass; tasks behind these are given away without regard to context. */
const runsInPass = 500;

/** Counts by agent. */
type Counts = ReadonlyMap<string, number>;

export interface GivenAway {
  /** Tasks that each agent was given. */
  readonly given: Counts;
  /** Tasks that only lack a place with an agent. */
  readonly wanted: Counts;
  readonly queued: number;
}

interface WaitingGroup {
  readonly taskIds: string[];
  readonly assignment: object;
  readonly wantedAgentId: string | null;
}

/**
 * Gives every queued task to whoever should have it, in order. Tasks that ask for the same wait for the same: when one of
 * them cannot be given away, neither can those behind it in this pass, so a long line of them holds up nobody else and
 * costs one decision.
 */
export async function giveAwayQueuedTasks(
  tx: TenantTransaction,
  rows: readonly TaskAgentRow[],
  nowMs: number,
): Promise<GivenAway> {
  const tasks = await listQueuedTasks(tx, openTasksMax);
  const agents = await readAgents(tx, rows, tasks, nowMs);
  const given: GivenTask[] = [];
  const groups = new Map<string, WaitingGroup>();
  for (const task of tasks) {
    const key = JSON.stringify([task.capabilities, task.serviceClass]);
    const group = groups.get(key);
    if (group !== undefined) {
      group.taskIds.push(task.id);
      continue;
    }
    const decision = assignTask([...agents.values()], task, nowMs);
    const assignment = assignmentOf(decision, nowMs);
    if (decision.kind === 'waits') {
      groups.set(key, { taskIds: [task.id], assignment, wantedAgentId: decision.wantedAgentId });
      continue;
    }
    given.push({ taskId: task.id, agentId: decision.agentId, assignment });
    const agent = agents.get(decision.agentId);
    if (agent) agents.set(agent.id, { ...agent, heldTasks: agent.heldTasks + 1, lastAssignedAtMs: nowMs });
  }
  const waiting = [...groups.values()];
  await giveTasks(tx, given, new Date(nowMs));
  await noteWaitingTasks(
    tx,
    waiting.map(({ taskIds, assignment }) => ({ taskIds, assignment })),
  );
  return {
    given: countBy(given.map(({ agentId }) => [agentId, 1])),
    wanted: countBy(waiting.map(({ wantedAgentId, taskIds }) => [wantedAgentId, taskIds.length])),
    queued: tasks.length,
  };
}

async function readAgents(
  tx: TenantTransaction,
  rows: readonly TaskAgentRow[],
  tasks: readonly QueuedTaskRow[],
  nowMs: number,
): Promise<Map<string, TaskAgent>> {
  const runIds = [...new Set(tasks.slice(0, runsInPass).map(({ runId }) => runId))];
  const recent = await listRecentCallsOfRuns(tx, runIds, Math.max(0, nowMs - recentCallsMs));
  const callsOf = (id: string) =>
    recent
      .filter(({ agentId }) => agentId === id)
      .map(({ runId, calls, lastAtMs }) => [runId, { calls, lastAtMs }] as const);
  return new Map(
    rows.map((row) => [
      row.id,
      { ...row, heldTasks: row.assigned + row.running, recentCalls: new Map(callsOf(row.id)) },
    ]),
  );
}

function countBy(pairs: readonly (readonly [agentId: string | null, count: number])[]): Counts {
  const counts = new Map<string, number>();
  for (const [agentId, count] of pairs) {
    if (agentId !== null) counts.set(agentId, (counts.get(agentId) ?? 0) + count);
  }
  return counts;
}
