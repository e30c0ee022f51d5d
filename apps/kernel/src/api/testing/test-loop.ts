import { newId } from '@agent-os/db';
import type { TestApi } from './test-api.ts';

/** A run of this agent that was stopped as a loop. */
export async function addTestLoop(api: TestApi, organisationId: string, agentId: string): Promise<string> {
  const findingId = newId('lpf', Date.now());
  const evidence = { prints: ['1f'], callIds: [], exact: true, measured: 3, limit: 3 };
  await api.superuser.query(
    `insert into loop_finding (organisation_id, id, agent_id, agent_ids, run_id, detector, action, evidence, first_call_id,
       last_call_id, calls, cost_nano_usd, since, at)
     values ($1, $2, $3, array[$3], 'run_loop', 'cycle', 'kill', $4, $5, $5, 3, 12000, now(), now())`,
    [organisationId, findingId, agentId, JSON.stringify(evidence), newId('call', Date.now())],
  );
  return findingId;
}

/** Which version of a loop policy this scope is at. */
export async function testLoopPolicyVersion(api: TestApi, scopeId: string): Promise<number> {
  const { rows } = await api.superuser.query<{ version: number }>(
    'select coalesce(max(version), 0)::int as version from loop_policy where scope_id = $1',
    [scopeId],
  );
  return rows[0]?.version ?? 0;
}
