import {
  deleteInstancesBefore,
  failLateTasks,
  listTaskAgents,
  releaseTasks,
  tryLock,
  type TenantTransaction,
} from '@agent-os/db';
import { liveSince } from '../../tasks/index.ts';
import { giveAwayQueuedTasks } from './give-away-queued-tasks.ts';
import { giveBackLostTasks } from './give-back-lost-tasks.ts';
import { scaleAgents } from './scale-agents.ts';

/** Instances are forgotten when they were not heard of for this long. */
const forgetInstancesMs = 24 * 3_600_000;
const tooLate = 'Its deadline passed before anybody had begun it. Create it again with a later one.';

/**
 * One pass over an organisation, in one transaction: late tasks fail, those of dead instances are given back, queued ones
 * are given away, and the number of each agent's instances follows. Answers whether time alone may change anything soon;
 * does nothing while another kernel does it.
 */
export async function assignOrganisation(
  tx: TenantTransaction,
  organisationId: string,
  nowMs: number,
): Promise<'busy' | 'quiet'> {
  if (!(await tryLock(tx, 'task.assign'))) return 'busy';
  await failLateTasks(tx, new Date(nowMs), tooLate);
  await giveBackLostTasks(tx, nowMs);
  const rows = await listTaskAgents(tx, liveSince(nowMs));
  const gone = rows.filter(
    ({ state, liveInstances, assigned }) => assigned > 0 && (state !== 'active' || liveInstances === 0),
  );
  const goneIds = gone.map(({ id }) => id);
  const released = await releaseTasks(tx, goneIds);
  const agents = released === 0 ? rows : await listTaskAgents(tx, liveSince(nowMs));
  const { wanted, given, queued } = await giveAwayQueuedTasks(tx, agents, nowMs);
  await scaleAgents(tx, organisationId, agents, { wanted, given, nowMs });
  await deleteInstancesBefore(tx, new Date(Math.max(0, nowMs - forgetInstancesMs)));
  const isBusy = agents.some(
    (agent) => agent.liveInstances + agent.assigned + agent.running > 0 || agent.quietSinceMs !== null,
  );
  return queued > 0 || isBusy ? 'busy' : 'quiet';
}
