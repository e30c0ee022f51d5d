import { assignTask, recentCallsMs, type TaskAgent } from '@agent-os/core/assignment';
import {
  applyAssignments,
  failLateTasks,
  listRecentCallsOfRuns,
  listTaskAgents,
  lockQueuedTasks,
  releaseTasks,
  tryLockAssignment,
  type TaskAgentRow,
  type TaskAssignmentChange,
  type TenantTransaction,
} from '@agent-os/db';
import { liveSince } from '../../tasks/index.ts';
import { assignmentOf, sameReasons } from './assignment-of.ts';
import { giveBackLostTasks } from './give-back-lost-tasks.ts';
import { scaleAgents } from './scale-agents.ts';

/** Tasks looked at in one pass: the rest stay in line, and none of them could overtake these. */
const tasksInPass = 200;
const tooLate = 'Its deadline passed before anybody had begun it. Create it again with a later one.';

/**
 * One pass over an organisation, in one transaction: late tasks fail, those of dead instances are given back, queued ones
 * are given away, and the number of each agent's instances follows. Does nothing while another kernel does it.
 */
export async function assignOrganisation(tx: TenantTransaction, organisationId: string, nowMs: number): Promise<void> {
  if (!(await tryLockAssignment(tx, organisationId))) return;
  const now = new Date(nowMs);
  await failLateTasks(tx, now, tooLate);
  await giveBackLostTasks(tx, nowMs);
  const rows = await listTaskAgents(tx, liveSince(nowMs));
  const gone = rows.filter(
    ({ state, liveInstances, assigned }) => assigned > 0 && (state !== 'active' || liveInstances === 0),
  );
  const released = await releaseTasks(
    tx,
    gone.map(({ id }) => id),
  );
  const present = released === 0 ? rows : await listTaskAgents(tx, liveSince(nowMs));
  const { wanted, given } = await giveAwayQueuedTasks(tx, present, nowMs);
  await scaleAgents(tx, organisationId, present, { wanted, given, nowMs });
}

/** Counts by agent. */
type Counts = ReadonlyMap<string, number>;

async function giveAwayQueuedTasks(
  tx: TenantTransaction,
  rows: readonly TaskAgentRow[],
  nowMs: number,
): Promise<{ readonly given: Counts; readonly wanted: Counts }> {
  const [given, wanted] = [new Map<string, number>(), new Map<string, number>()];
  const tasks = await lockQueuedTasks(tx, tasksInPass);
  if (tasks.length === 0) return { given, wanted };
  const runIds = [...new Set(tasks.map(({ runId }) => runId))];
  const recent = await listRecentCallsOfRuns(tx, runIds, Math.max(0, nowMs - recentCallsMs));
  const agents = new Map<string, TaskAgent>(
    rows.map((row) => [
      row.id,
      {
        ...row,
        heldTasks: row.assigned + row.running,
        recentCalls: new Map(
          recent
            .filter(({ agentId }) => agentId === row.id)
            .map(({ runId, calls, lastAtMs }) => [runId, { calls, lastAtMs }]),
        ),
      },
    ]),
  );
  const changes: TaskAssignmentChange[] = [];
  for (const task of tasks) {
    const decision = assignTask([...agents.values()], task, nowMs);
    const assignment = assignmentOf(decision, nowMs);
    if (decision.kind === 'assigned') {
      const { agentId } = decision;
      changes.push({ taskId: task.id, agentId, assignment });
      given.set(agentId, (given.get(agentId) ?? 0) + 1);
      const agent = agents.get(agentId);
      if (agent) agents.set(agentId, { ...agent, heldTasks: agent.heldTasks + 1, lastAssignedAtMs: nowMs });
      continue;
    }
    const { wantedAgentId } = decision;
    if (wantedAgentId !== null) wanted.set(wantedAgentId, (wanted.get(wantedAgentId) ?? 0) + 1);
    // Written only when they have changed: thousands may wait, and the loop comes by all the time.
    if (!sameReasons(task.assignment, assignment)) changes.push({ taskId: task.id, agentId: null, assignment });
  }
  await applyAssignments(tx, changes, new Date(nowMs));
  return { given, wanted };
}
