import { randomBytes } from 'node:crypto';
import { roles, type Role } from '@agent-os/core/identity';
import { newId } from '@agent-os/db';
import { formatBearer, hashBearer, sealSecret } from '../../secrets/index.ts';
import type { ServiceClaims } from '../service-token.ts';
import type { TestApi } from './test-api.ts';

export interface TestMember {
  readonly personId: string;
  readonly membershipId: string;
  readonly email: string;
  readonly claims: ServiceClaims;
}

/** An organisation with one row of everything, and a signed-in member for each role. */
export interface TestTenant {
  readonly organisationId: string;
  readonly departmentId: string;
  readonly teamId: string;
  readonly agentId: string;
  readonly keyId: string;
  readonly providerId: string;
  readonly poolId: string;
  readonly modelId: string;
  readonly invitationId: string;
  readonly callId: string;
  readonly adminToken: string;
  readonly members: Readonly<Record<Role, TestMember>>;
}

const idNow = (prefix: Parameters<typeof newId>[0]) => newId(prefix, Date.now());

/** A member of an organisation with a live session and no password. */
export async function addTestMember(api: TestApi, organisationId: string, held: readonly Role[]): Promise<TestMember> {
  const [personId, membershipId, sessionId] = [idNow('per'), idNow('mem'), idNow('ses')];
  const email = `${personId.slice(-12)}@example.com`;
  await api.superuser.query('insert into person (id, email, name) values ($1, $2, $3)', [
    personId,
    email,
    `${held[0]}`,
  ]);
  await api.superuser.query('insert into membership (id, organisation_id, person_id, roles) values ($1, $2, $3, $4)', [
    membershipId,
    organisationId,
    personId,
    held,
  ]);
  await api.superuser.query(
    `insert into session (id, person_id, expires_at) values ($1, $2, now() + interval '1 day')`,
    [sessionId, personId],
  );
  return { personId, membershipId, email, claims: { kind: 'person', personId, organisationId, sessionId } };
}

export async function addTestInvitation(api: TestApi, organisationId: string): Promise<string> {
  const id = idNow('inv');
  await api.superuser.query(
    `insert into invitation (id, organisation_id, email, roles, token_hash, expires_at)
     values ($1, $2, $3, '{viewer}', $4, now() + interval '1 day')`,
    [id, organisationId, `${id.slice(-12)}@example.com`, randomBytes(32)],
  );
  return id;
}

/** The slug of an agent that `addTestAgent` made. */
export function testAgentSlug(agentId: string): string {
  return `agent-${agentId.slice(-12)}`;
}

/** An active agent of the tenant's department, in no team and without an owner. */
export async function addTestAgent(
  api: TestApi,
  { organisationId, departmentId }: Pick<TestTenant, 'organisationId' | 'departmentId'>,
): Promise<string> {
  const id = idNow('agt');
  await api.superuser.query(
    `insert into agent (id, organisation_id, department_id, slug, name) values ($1, $2, $3, $4, 'Agent')`,
    [id, organisationId, departmentId, testAgentSlug(id)],
  );
  return id;
}

export async function addTestKey(api: TestApi, organisationId: string, agentId: string): Promise<string> {
  const id = idNow('key');
  await api.superuser.query(
    `insert into agent_key (id, organisation_id, agent_id, name, last_four, key_hash) values ($1, $2, $3, 'Key', '7Q2f', $4)`,
    [id, organisationId, agentId, randomBytes(32)],
  );
  return id;
}

export async function addTestDepartment(api: TestApi, organisationId: string): Promise<string> {
  const id = idNow('dep');
  await api.superuser.query('insert into department (id, organisation_id, slug, name) values ($1, $2, $3, $4)', [
    id,
    organisationId,
    id.slice(-12),
    'Empty',
  ]);
  return id;
}

export async function addTestTeam(api: TestApi, organisationId: string, departmentId: string): Promise<string> {
  const id = idNow('tea');
  await api.superuser.query(
    'insert into team (id, organisation_id, department_id, slug, name) values ($1, $2, $3, $4, $5)',
    [id, organisationId, departmentId, id.slice(-12), 'Empty'],
  );
  return id;
}

/** A task that waits for the tenant's agent, created by its owner. */
export async function addTestTask(
  api: TestApi,
  { organisationId, agentId, members }: Pick<TestTenant, 'organisationId' | 'agentId' | 'members'>,
): Promise<string> {
  const id = idNow('tsk');
  await api.superuser.query(
    `insert into task (id, organisation_id, title, input, agent_id, requested_agent_id, run_id, service_class, due_at,
       created_by_kind, created_by_id, state, assigned_at)
     values ($1, $2, 'Task', '"Do it"', $3, $3, $1, 'standard', now(), 'person', $4, 'assigned', now())`,
    [id, organisationId, agentId, members.owner.personId],
  );
  return id;
}

/** A budget over the tenant's agent that denies, with its first version. */
export async function addTestBudget(
  api: TestApi,
  { organisationId, agentId, members }: Pick<TestTenant, 'organisationId' | 'agentId' | 'members'>,
): Promise<string> {
  const id = idNow('bdg');
  await api.superuser.query(
    `insert into budget (id, organisation_id, name, scope_kind, scope_id, period, unit, cap, action)
     values ($1, $2, 'Budget', 'agent', $3, 'day', 'usd', 160000000000, 'deny')`,
    [id, organisationId, agentId],
  );
  await api.superuser.query(
    `insert into budget_version (organisation_id, budget_id, number, author_kind, author_id, configuration)
     values ($1, $2, 1, 'person', $3, $4)`,
    [
      organisationId,
      id,
      members.owner.personId,
      { cap: '160000000000', action: 'deny', notifyPercents: [50], timeZone: 'UTC', archived: false },
    ],
  );
  return id;
}

/** An increase of a budget that is in force for an hour. */
export async function addTestIncrease(
  api: TestApi,
  { organisationId, members }: Pick<TestTenant, 'organisationId' | 'members'>,
  budgetId: string,
): Promise<string> {
  const id = idNow('inc');
  await api.superuser.query(
    `insert into budget_increase (id, organisation_id, budget_id, amount, from_at, until_at, reason, author_kind, author_id)
     values ($1, $2, $3, 1000000000, now() - interval '1 minute', now() + interval '1 hour', 'A test', 'person', $4)`,
    [id, organisationId, budgetId, members.owner.personId],
  );
  return id;
}

/** A view that is its person's alone. */
export async function addTestView(api: TestApi, organisationId: string, personId: string): Promise<string> {
  const id = idNow('viw');
  await api.superuser.query(
    `insert into saved_view (id, organisation_id, person_id, room, name, query) values ($1, $2, $3, 'calls', $1, '')`,
    [id, organisationId, personId],
  );
  return id;
}

/** A month whose books are closed. */
export async function addClosedMonth(api: TestApi, organisationId: string, month: string): Promise<void> {
  await api.superuser.query(
    `insert into ledger_month (organisation_id, month, state, author_kind, author_id, closed_nano_usd)
     values ($1, $2::date, 'closed', 'system', '', 0)
     on conflict (organisation_id, month) do update set state = 'closed'`,
    [organisationId, `${month}-01`],
  );
}

/** Of the policy that a pool has now. */
export async function testPolicyVersion(api: TestApi, organisationId: string, poolId: string): Promise<number> {
  const { rows } = await api.superuser.query<{ version: number }>(
    'select coalesce(max(version), 0) as version from pool_policy where organisation_id = $1 and pool_id = $2',
    [organisationId, poolId],
  );
  return rows[0]?.version ?? 0;
}

async function addMembers(api: TestApi, organisationId: string): Promise<TestTenant['members']> {
  const entries: [Role, TestMember][] = [];
  for (const role of roles) entries.push([role, await addTestMember(api, organisationId, [role])]);
  return Object.fromEntries(entries) as Record<Role, TestMember>;
}

export async function addTestTenant(api: TestApi, slug: string): Promise<TestTenant> {
  const organisationId = idNow('org');
  const run = (text: string, values: readonly unknown[]) => api.superuser.query(text, [...values]);
  await run('insert into organisation (id, slug, name) values ($1, $2, $2)', [organisationId, slug]);
  const [departmentId, teamId, agentId] = [idNow('dep'), idNow('tea'), idNow('agt')];
  await run(`insert into department (id, organisation_id, slug, name) values ($1, $2, 'first', 'First')`, [
    departmentId,
    organisationId,
  ]);
  await run(`insert into team (id, organisation_id, department_id, slug, name) values ($1, $2, $3, 'first', 'First')`, [
    teamId,
    organisationId,
    departmentId,
  ]);
  await run(
    `insert into agent (id, organisation_id, department_id, team_id, slug, name) values ($1, $2, $3, $4, 'agent', 'Agent')`,
    [agentId, organisationId, departmentId, teamId],
  );
  const keyId = await addTestKey(api, organisationId, agentId);
  const [providerId, poolId, modelId, callId] = [idNow('prv'), idNow('pol'), idNow('mdl'), idNow('call')];
  const sealed = sealSecret('sk-test-key', { organisationId, providerId }, api.dependencies.masterKey, randomBytes(12));
  await run(
    `insert into provider (id, organisation_id, slug, name, protocol, base_url, api_key_sealed)
     values ($1, $2, 'provider', 'Provider', 'openai', 'https://provider.example/v1', $3)`,
    [providerId, organisationId, sealed],
  );
  await run(`insert into pool (id, organisation_id, slug, slots) values ($1, $2, 'pool', 4)`, [poolId, organisationId]);
  await run(
    `insert into model (id, organisation_id, provider_id, pool_id, name, upstream_name) values ($1, $2, $3, $4, 'model', 'model')`,
    [modelId, organisationId, providerId, poolId],
  );
  await run(
    `insert into call (organisation_id, id, agent_id, department_id, key_id, syscall, protocol, model_requested, model_id,
       provider_id, pool_id, simulated, streamed, received_at, estimated_input_tokens, replica_id)
     values ($1, $2, $3, $4, $5, 'llm.generate', 'openai.chat', 'model', $6, $7, $8, false, false, now(), 10, 'test')`,
    [organisationId, callId, agentId, departmentId, keyId, modelId, providerId, poolId],
  );
  const adminToken = formatBearer('adminToken', randomBytes(32));
  await run(
    `insert into admin_token (id, organisation_id, name, token_hash, roles) values ($1, $2, 'Token', $3, '{owner}')`,
    [idNow('tok'), organisationId, hashBearer(adminToken)],
  );
  return {
    organisationId,
    departmentId,
    teamId,
    agentId,
    keyId,
    providerId,
    poolId,
    modelId,
    callId,
    adminToken,
    invitationId: await addTestInvitation(api, organisationId),
    members: await addMembers(api, organisationId),
  };
}
