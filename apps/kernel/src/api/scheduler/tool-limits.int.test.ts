import { loadOrganisationSnapshot } from '@agent-os/db';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addTestTenant, startTestApi, type ApiCaller, type TestApi, type TestTenant } from '../testing/index.ts';

let api: TestApi;
let home: TestTenant;
let owner: ApiCaller;
let stranger: ApiCaller;

const erp = { tool: 'erp', uses: 2, timeoutSeconds: 300 };

beforeAll(async () => {
  api = await startTestApi();
  home = await addTestTenant(api, 'home');
  owner = await api.callAs(home.members.owner.claims);
  stranger = await api.callAs((await addTestTenant(api, 'elsewhere')).members.owner.claims);
});
afterAll(() => api.close());

describe('limits of tools', () => {
  test('replace each other as a whole, and never what somebody else wrote meanwhile', async () => {
    expect(await owner.scheduler.toolLimits()).toEqual({ revision: 0, limits: [] });
    const set = await owner.scheduler.setToolLimits({ expectedRevision: 0, limits: [erp] });
    expect(set).toEqual({ revision: 1, limits: [erp] });
    const again = owner.scheduler.setToolLimits({ expectedRevision: 0, limits: [] });
    await expect(again).rejects.toThrow('meanwhile');
    expect((await loadOrganisationSnapshot(api.database, home.organisationId))?.toolLimits).toEqual([erp]);
    expect((await stranger.scheduler.toolLimits()).limits).toEqual([]);
  });

  test('say who uses a tool now, by name, and how many calls wait', async () => {
    const { agentId } = home;
    const use = { agentId, runId: 'run_1', callId: 'call_1', since: 5, until: null };
    api.kernelState.tools.set(home.organisationId, [{ tool: 'erp', inUse: 1, waiting: 3, users: [use] }]);
    const { limits } = await owner.scheduler.toolLimits();
    expect(limits).toMatchObject([
      { ...erp, inUse: 1, waiting: 3, users: [{ agent: { id: agentId }, runId: 'run_1', callId: 'call_1' }] },
    ]);
    expect(limits[0]?.users[0]?.agent.name).not.toBe('');
  });

  test('explain the place of a call that waits for one', async () => {
    const { poolId, agentId, departmentId } = home;
    const queued = {
      callId: 'call_2',
      agentId,
      departmentId,
      position: 1,
      serviceClass: 'batch',
      queuedAs: 'batch',
      runId: null,
      waitingSince: 1,
      waitedMs: 5,
      deadlineAt: null,
      overdueAt: null,
      fairShare: null,
      inputTokens: 9,
      expectedOutputTokens: 2,
      stepsLeft: null,
      expectedStartAt: null,
      explanation: 'its agent has all the slots that it may have',
      waitsForTool: { tool: 'erp', uses: 2, inUse: 2, agentIds: [agentId] },
    } as const;
    api.kernelState.queues.set(poolId, [queued]);
    const { calls } = await owner.scheduler.queue({ poolId });
    const name = calls[0]?.agent.name ?? '';
    expect(calls[0]?.explanation).toBe(`waits for a free use of erp, 2 of 2 in use by ${name}`);
  });

  test('are in the trail in words', async () => {
    const trail = JSON.stringify(await owner.audit.list({ targetId: home.organisationId }));
    expect(trail).toContain('erp: 2 at once, ended after 300 s');
  });

  test.each([
    ['each tool once', [erp, erp], 'Limit each tool once.'],
    ['at least one use', [{ ...erp, uses: 0 }], 'Give a whole number from 1 to 10,000.'],
    ['names as requests have them', [{ ...erp, tool: 'two words' }], 'as requests name the tool'],
  ])('need %s', async (_what, limits, problem) => {
    await expect(owner.scheduler.setToolLimits({ expectedRevision: 1, limits })).rejects.toThrow(problem);
  });

  test('are for viewers to look at', async () => {
    const viewer = await api.callAs(home.members.viewer.claims);
    await expect(viewer.scheduler.toolLimits()).resolves.toBeDefined();
    const set = viewer.scheduler.setToolLimits({ expectedRevision: 1, limits: [] });
    await expect(set).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

test('nothing failed in a way that nobody expected', () => {
  expect(api.logged).toEqual([]);
});
