import { expect, test } from '@playwright/test';
import { endedCall } from '../../fixtures/ended-call.ts';
import { adminApi, statusOf, type KernelApi } from '../../fixtures/kernel-api.ts';
import { newAgent, uniqueSlug } from '../../fixtures/new-agent.ts';
import { chatModel, openaiClient } from '../../fixtures/sdk-clients.ts';
import { createSecondOrganisation } from '../../fixtures/second-organisation.ts';
import { stage, userWithRole } from '../../fixtures/stage.ts';

/** Ids of the demo organisation, one of each kind that the API takes. */
async function idsOfDemo() {
  const api = adminApi();
  const agent = await newAgent('secret');
  const { response } = await openaiClient(agent.apiKey)
    .chat.completions.create({
      model: chatModel,
      messages: [{ role: 'user', content: 'Hello' }],
      max_completion_tokens: 5,
    })
    .withResponse();
  const callId = response.headers.get('x-agent-call') ?? '';
  await endedCall(callId);
  const email = `${uniqueSlug('guest')}@demo.example`;
  const { invitation } = await api.people.invite.mutate({ email, roles: ['viewer'] });
  const [department] = await api.departments.list.query();
  const team = await api.departments.createTeam.mutate({
    departmentId: department?.id ?? '',
    slug: uniqueSlug('team'),
    name: 'Secret team',
  });
  const people = await api.people.list.query();
  const [model] = await api.models.list.query();
  return {
    agentId: agent.id,
    keyId: agent.keyId,
    taskId: (await api.tasks.create.mutate({ title: 'Secret task', input: 'Secret input', agentId: agent.id })).id,
    callId,
    invitationId: invitation.id,
    departmentId: department?.id ?? '',
    teamId: team.id,
    membershipId: people.find((person) => person.email === userWithRole('viewer').email)?.membershipId ?? '',
    modelId: model?.id ?? '',
    providerId: model?.provider.id ?? '',
  };
}

type Ids = Awaited<ReturnType<typeof idsOfDemo>>;

/**
 * Procedures that take an id, called on the whole product with one of the demo organisation's: of each kind of id some.
 * None is left out where the router is at hand: apps/kernel/src/api/stranger-over-http.int.test.ts asks every procedure of
 * the catalogue over HTTP, and access.int.test.ts looks at every table.
 */
const attempts: readonly (readonly [
  procedure: string,
  attempt: (api: KernelApi, ids: Ids, own: Own) => Promise<unknown>,
])[] = [
  ['agents.get', (api, { agentId }) => api.agents.get.query({ agentId })],
  ['agents.update', (api, { agentId }) => api.agents.update.mutate({ agentId, name: 'Taken' })],
  ['agents.setState', (api, { agentId }) => api.agents.setState.mutate({ agentId, state: 'retired', reason: 'Taken' })],
  [
    'agents.create in their department',
    (api, { departmentId }) => api.agents.create.mutate({ slug: uniqueSlug('spy'), name: 'Spy', departmentId }),
  ],
  [
    'agents.create in their team',
    (api, { teamId }, { departmentId }) =>
      api.agents.create.mutate({ slug: uniqueSlug('spy'), name: 'Spy', departmentId, teamId }),
  ],
  [
    'agents.update into their department',
    (api, ids, own) => api.agents.update.mutate({ agentId: own.agentId, departmentId: ids.departmentId }),
  ],
  ['keys.list', (api, { agentId }) => api.keys.list.query({ agentId })],
  ['keys.create', (api, { agentId }) => api.keys.create.mutate({ agentId, name: 'Taken' })],
  ['keys.revoke', (api, { keyId }) => api.keys.revoke.mutate({ keyId })],
  [
    'departments.createTeam',
    (api, { departmentId }) => api.departments.createTeam.mutate({ departmentId, slug: 'spies', name: 'Spies' }),
  ],
  ['tasks.get', (api, { taskId }) => api.tasks.get.query({ taskId })],
  ['tasks.content', (api, { taskId }) => api.tasks.content.query({ taskId })],
  ['tasks.cancel', (api, { taskId }) => api.tasks.cancel.mutate({ taskId, reason: 'Taken' })],
  ['tasks.reassign', (api, { taskId }) => api.tasks.reassign.mutate({ taskId, agentId: null, reason: 'Taken' })],
  [
    'tasks.reassign to their agent',
    async (api, { agentId }) => {
      const own = await api.tasks.create.mutate({ title: 'Spy', input: null });
      return api.tasks.reassign.mutate({ taskId: own.id, agentId, reason: 'Taken' });
    },
  ],
  [
    'tasks.create for their agent',
    (api, { agentId }) => api.tasks.create.mutate({ title: 'Spy', input: null, agentId }),
  ],
  ['agents.instances', (api, { agentId }) => api.agents.instances.query({ agentId })],
  ['calls.get', (api, { callId }) => api.calls.get.query({ callId })],
  ['people.changeRoles', (api, { membershipId }) => api.people.changeRoles.mutate({ membershipId, roles: ['owner'] })],
  ['people.remove', (api, { membershipId }) => api.people.remove.mutate({ membershipId })],
  ['people.signOutEverywhere', (api, { membershipId }) => api.people.signOutEverywhere.mutate({ membershipId })],
  ['people.revokeInvitation', (api, { invitationId }) => api.people.revokeInvitation.mutate({ invitationId })],
  ['providers.test', (api, { providerId }) => api.providers.test.mutate({ providerId })],
  ['providers.setState', (api, { providerId }) => api.providers.setState.mutate({ providerId, state: 'disabled' })],
  [
    'models.create',
    (api, { providerId }) => api.models.create.mutate({ providerId, name: 'taken', upstreamName: 'taken' }),
  ],
  [
    'models.setPrice',
    (api, { modelId }) =>
      api.models.setPrice.mutate({
        modelId,
        effectiveFrom: Date.now(),
        inputNanoUsdPerMillion: '0',
        outputNanoUsdPerMillion: '0',
        source: 'Taken',
      }),
  ],
];

interface Own {
  readonly agentId: string;
  readonly departmentId: string;
}

test('to a stranger nothing of another organisation exists, and nothing of it changes', async () => {
  test.setTimeout(60_000);
  const ids = await idsOfDemo();
  const { api: stranger, agent } = await createSecondOrganisation();
  const [department] = await stranger.departments.list.query();
  const own = { agentId: agent.id, departmentId: department?.id ?? '' };
  const before = await everythingAbout(ids);
  for (const [procedure, attempt] of attempts) {
    expect(await statusOf(attempt(stranger, ids, own)), procedure).toBe(404);
  }
  expect(await everythingAbout(ids)).toEqual(before);
});

test('an id of another organisation is answered like one that nobody has', async () => {
  const ids = await idsOfDemo();
  const { api: stranger } = await createSecondOrganisation();
  const messageFor = (callId: string) =>
    stranger.calls.get.query({ callId }).then(
      () => 'answered',
      (error: Error) => error.message.replace(callId, '<id>'),
    );
  const nobodys = `${ids.callId.slice(0, -6)}${ids.callId.endsWith('000000') ? '111111' : '000000'}`;
  expect(await messageFor(ids.callId)).toBe(await messageFor(nobodys));
});

test('lists and sums of a stranger hold nothing of another organisation, whatever is asked for', async () => {
  const ids = await idsOfDemo();
  const { api: stranger, agent } = await createSecondOrganisation();
  expect((await stranger.agents.list.query()).map(({ id }) => id)).toEqual([agent.id]);
  expect(JSON.stringify(await stranger.tasks.list.query())).not.toContain('Secret task');
  expect(await stranger.people.list.query()).toHaveLength(1);
  expect(await stranger.people.invitations.query()).toEqual([]);
  expect(await stranger.models.list.query()).toEqual([]);
  expect(await stranger.providers.list.query()).toEqual([]);
  expect((await stranger.calls.list.query({ agentId: ids.agentId })).items).toEqual([]);
  expect((await stranger.calls.totals.query({ departmentId: ids.departmentId })).calls).toBe(0);
  expect((await stranger.audit.list.query({ targetId: ids.agentId })).items).toEqual([]);
  const overview = await stranger.overview.get.query({ dayStart: Date.now() - 86_400_000 });
  expect(overview.agents.total).toBe(1);
  expect(overview.callsToday).toBe(0);
});

test('a stranger’s key neither reads nor ends a task of another organisation', async () => {
  const { taskId } = await idsOfDemo();
  const { agent } = await createSecondOrganisation();
  const ask = (path: string, body?: object) =>
    fetch(`${stage().kernelUrl}/v1/tasks/${taskId}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${agent.apiKey}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const answers = [
    await ask(''),
    await ask('/complete', { attempt: 1, result: 'Taken' }),
    await ask('/fail', { attempt: 1, error: 'Taken' }),
    await ask('/extend', { attempt: 1 }),
  ];
  for (const answer of answers) {
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain('Secret');
  }
  expect((await adminApi().tasks.get.query({ taskId })).state).toBe('assigned');
});

test('a stranger’s key reaches no model of another organisation', async () => {
  const { agent } = await createSecondOrganisation();
  const client = openaiClient(agent.apiKey);
  const names: string[] = [];
  for await (const model of client.models.list()) names.push(model.id);
  expect(names).toEqual([]);
  const call = client.chat.completions.create({ model: chatModel, messages: [{ role: 'user', content: 'Hello' }] });
  await expect(call).rejects.toMatchObject({ status: 404, code: 'model_not_found' });
});

/** What the demo organisation itself sees of the things that a stranger reached for. */
async function everythingAbout(ids: Ids) {
  const api = adminApi();
  const [agent, keys, people, invitations, providers, models, departments, call, task] = await Promise.all([
    api.agents.get.query({ agentId: ids.agentId }),
    api.keys.list.query({ agentId: ids.agentId }),
    api.people.list.query(),
    api.people.invitations.query(),
    api.providers.list.query(),
    api.models.list.query(),
    api.departments.list.query(),
    api.calls.get.query({ callId: ids.callId }),
    api.tasks.get.query({ taskId: ids.taskId }),
  ]);
  return {
    agent,
    keys: keys.map(({ lastUsedAt: _lastUsedAt, ...key }) => key),
    person: people.filter(({ membershipId }) => membershipId === ids.membershipId).map(({ roles }) => roles),
    invitation: invitations.filter(({ id }) => id === ids.invitationId),
    provider: providers.filter(({ id }) => id === ids.providerId).map(({ state }) => state),
    model: models.filter(({ id }) => id === ids.modelId),
    teams: departments.find(({ id }) => id === ids.departmentId)?.teams.filter(({ id }) => id === ids.teamId),
    call,
    task,
  };
}
