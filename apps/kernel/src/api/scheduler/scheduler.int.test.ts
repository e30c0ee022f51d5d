import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { semanticPolicyFor, serviceClasses, standardPolicies, type SchedulingPolicy } from '@agent-os/core/scheduling';
import { createCallWriter, createJournalPool, intentEntry, newId, settlementEntry } from '@agent-os/db';
import { exampleIntent, exampleSettlement } from '@agent-os/db/testing';
import {
  addTestAgent,
  addTestTenant,
  startTestApi,
  type ApiCaller,
  type TestApi,
  type TestTenant,
} from '../testing/index.ts';

let api: TestApi;
let home: TestTenant;
let admin: ApiCaller;
let viewer: ApiCaller;

const limits = { kvTokens: null, tokensPerMinute: null, requestsPerMinute: null, slotsPerAgent: null };

beforeAll(async () => {
  api = await startTestApi();
  home = await addTestTenant(api, 'home');
  admin = await api.callAs(home.members.admin.claims);
  viewer = await api.callAs(home.members.viewer.claims);
});
afterAll(() => api.close());

const statusOf = async () => (await viewer.scheduler.pools()).find(({ id }) => id === home.poolId);

describe('the policy of a pool', () => {
  test('is the semantic one until somebody sets another, which counts as soon as the answer is there', async () => {
    const { poolId, organisationId } = home;
    expect((await statusOf())?.policy).toEqual({
      version: 0,
      policy: semanticPolicyFor({ ...limits, slots: 4, queueLimit: 10_000, slotsByAgent: {} }),
      limits,
      setAt: null,
      setBy: null,
      reason: null,
    });
    const chosen = { ...limits, slotsPerAgent: 2 };
    const input = { poolId, expectedVersion: 0, policy: standardPolicies.fair_share, limits: chosen };
    const set = await admin.scheduler.setPolicy(input);
    expect(set).toMatchObject({ version: 1, policy: standardPolicies.fair_share, limits: chosen });
    expect((await statusOf())?.policy).toEqual(set);
    expect(set.setBy?.id).toBe(home.members.admin.personId);
    expect(api.kernelState.reloaded).toContain(organisationId);
    const trail = await admin.audit.list({ targetId: poolId });
    expect(trail.items[0]).toMatchObject({
      action: 'pool.policy_set',
      detail: { pool: 'pool', policy: 'fair_share', version: 1, reason: null, slotsPerAgent: 2 },
    });
  });

  test('carries the reason that its author gave, in the audit and in its versions', async () => {
    const { poolId } = home;
    const version = (await statusOf())?.policy.version ?? 0;
    const input = { poolId, expectedVersion: version, policy: standardPolicies.fair_share, limits };
    const reason = 'Claims was starved by the night run.';
    await expect(admin.scheduler.setPolicy({ ...input, reason: 'x'.repeat(301) })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
    expect(await admin.scheduler.setPolicy({ ...input, reason: `  ${reason} ` })).toMatchObject({ reason });
    await admin.scheduler.setPolicy({ ...input, expectedVersion: version + 1, reason: '  ' });
    const versions = await viewer.scheduler.policyVersions({ poolId });
    expect(versions.slice(0, 2)).toMatchObject([
      { version: version + 2, reason: null },
      { version: version + 1, reason, setBy: { id: home.members.admin.personId } },
    ]);
    expect(versions.at(-1)?.version).toBe(1);
    const trail = await admin.audit.list({ targetId: poolId });
    expect(trail.items[1]).toMatchObject({ action: 'pool.policy_set', detail: { version: version + 1, reason } });
  });

  test('is not overwritten by whoever has not seen the last change', async () => {
    const version = (await statusOf())?.policy.version ?? 0;
    const input = { poolId: home.poolId, policy: standardPolicies.fifo, limits };
    await expect(admin.scheduler.setPolicy({ ...input, expectedVersion: version - 1 })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    const races = await Promise.allSettled(
      [1, 2, 3].map(() => admin.scheduler.setPolicy({ ...input, expectedVersion: version })),
    );
    expect(races.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await statusOf())?.policy.version).toBe(version + 1);
  });

  test('is for owners and admins to set', async () => {
    const input = { poolId: home.poolId, expectedVersion: 0, policy: standardPolicies.fifo, limits };
    for (const role of ['operator', 'finance', 'approver', 'auditor', 'viewer'] as const) {
      const caller = await api.callAs(home.members[role].claims);
      await expect(caller.scheduler.setPolicy(input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
  });

  test('is refused when it contradicts itself', async () => {
    const input = { poolId: home.poolId, expectedVersion: 0, limits };
    const { semantic, fair_share: fair } = standardPolicies;
    const shares = { critical: 0.5, interactive: 0.3, standard: 0.2, batch: 0.1 };
    for (const policy of [
      { ...semantic, groups: [{ kind: 'class_shares' as const, minimumShare: shares }] },
      { ...fair, groups: [...fair.groups, ...fair.groups] },
      { ...semantic, groups: semantic.groups.toReversed() },
    ]) {
      await expect(admin.scheduler.setPolicy({ ...input, policy })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    }
  });

  test('every ready-made one can be set', async () => {
    const presets = await viewer.scheduler.presets();
    expect(presets.map(({ policy }) => policy.name)).toContain('semantic');
    for (const { policy, about } of presets) {
      expect(about).toMatch(/\.$/);
      const expectedVersion = (await statusOf())?.policy.version ?? 0;
      await admin.scheduler.setPolicy({ poolId: home.poolId, expectedVersion, policy, limits });
    }
  });
});

describe('the present of a pool', () => {
  test('is empty before the first call, and names who is busy after it', async () => {
    expect(await statusOf()).toMatchObject({ slug: 'pool', slots: 4, models: ['model'], running: 0, waiting: 0 });
    const waits = { starts: 3, waitP50Ms: 10, waitP95Ms: 15, waitP99Ms: 20 };
    api.kernelState.pools.set(home.poolId, {
      pausedUntil: null,
      leasedSlots: 4,
      running: 1,
      waiting: 2,
      kvTokensInUse: 500,
      classes: serviceClasses.map((serviceClass) => ({
        serviceClass,
        running: 0,
        waiting: 0,
        oldestWaitMs: null,
        boundMs: null,
        ...waits,
      })),
      agents: [
        {
          agentId: home.agentId,
          departmentId: home.departmentId,
          ...waits,
          classes: [{ serviceClass: 'batch', ...waits }],
        },
      ],
      serviceP50Ms: 400,
      serviceMeanMs: 500,
      gap: {
        serviceClass: 'standard',
        overMs: 60_000,
        most: { departmentId: home.departmentId, agentId: home.agentId, tokens: 9_500 },
        least: { departmentId: home.departmentId, agentId: null, tokens: 8_000 },
        gapTokens: 1_500,
        boundTokens: 4_000,
        longestInputTokens: 300,
        runningTokens: 1_000,
        slackTokens: 0,
      },
      totals: { started: 3, interrupted: 0, refused: 0 },
    });
    expect(await statusOf()).toMatchObject({
      waiting: 2,
      agents: [
        {
          agent: { id: home.agentId, slug: 'agent' },
          department: { name: 'First' },
          starts: 3,
          waitP95Ms: 15,
          classes: [{ serviceClass: 'batch', starts: 3 }],
        },
      ],
      serviceP50Ms: 400,
    });
  });

  test('says how far two owners that wait are apart, beside the bound; a policy that does not share has none', async () => {
    const setTo = async (policy: SchedulingPolicy) => {
      const expectedVersion = (await statusOf())?.policy.version ?? 0;
      await admin.scheduler.setPolicy({ poolId: home.poolId, expectedVersion, policy, limits });
    };
    await setTo(standardPolicies.semantic);
    const fairness = (await statusOf())?.fairness;
    expect(fairness?.gap).toMatchObject({
      most: { agent: { slug: 'agent' }, department: { name: 'First' }, tokens: 9_500 },
      least: { agent: null, department: { name: 'First' } },
      gapTokens: 1_500,
      boundTokens: 4_000,
    });
    expect(fairness?.explanation).toBe(
      'In the last 60 s, in which both had standard calls waiting all the time, agent of First was served 1,500 ' +
        'weighted tokens more than First. VTC keeps this below 4,000.',
    );
    await setTo(standardPolicies.fifo);
    expect((await statusOf())?.fairness).toEqual({
      gap: null,
      explanation: 'The policy of this pool does not share by tokens, so no gap is bounded.',
    });
  });

  test('has who waits by name, and the bars of its slots', async () => {
    const { poolId, agentId, departmentId } = home;
    const base = { callId: 'call_1', serviceClass: 'batch' as const, agentId };
    api.kernelState.queues.set(poolId, [
      {
        ...base,
        departmentId,
        position: 1,
        queuedAs: 'batch',
        runId: null,
        waitingSince: 1,
        waitedMs: 5,
        deadlineAt: null,
        overdueAt: null,
        fairShare: 0.5,
        inputTokens: 900,
        expectedOutputTokens: 200,
        stepsLeft: 4,
        expectedStartAt: null,
        explanation: 'class batch',
        waitsForTool: null,
      },
    ]);
    api.kernelState.spans.set(poolId, [{ ...base, startedAt: 1, endedAt: 2, end: 'ended', lane: 0 }]);
    api.kernelState.gaps.set(poolId, [{ at: 5, gapTokens: 30, boundTokens: 40 }]);
    const queue = await viewer.scheduler.queue({ poolId });
    expect(queue).toMatchObject({ poolId, waiting: 2 });
    expect(queue.calls[0]).toMatchObject({ agent: { name: 'Agent' }, department: { name: 'First' } });
    const timeline = await viewer.scheduler.timeline({ poolId });
    expect(timeline.spans[0]).toMatchObject({ agent: { name: 'Agent' }, lane: 0 });
    expect(timeline.gaps).toEqual([{ at: 5, gapTokens: 30, boundTokens: 40 }]);
  });
});

describe('a call that waited', () => {
  test('says in its fifth step why it went when it did', async () => {
    const { organisationId, agentId, departmentId, keyId, modelId, providerId, poolId } = home;
    const ids = { agentId, departmentId, keyId, modelId, providerId, poolId, priceId: null };
    const intent = exampleIntent(organisationId, { ...ids, id: newId('call', Date.now()) });
    const admission = {
      policy: 'semantic',
      rules: ['class_shares', 'fair_share', 'shortest_remaining'],
      queuedAs: 'interactive',
      waitedMs: 240,
      waitedFor: 'slot',
      fairShare: 0.42,
      overtook: { critical: 0, interactive: 0, standard: 0, batch: 12 },
      overtakenBy: 3,
      interruptions: 0,
      deadlineAt: null,
    };
    const pool = createJournalPool({ url: api.url });
    const writer = createCallWriter(pool);
    await writer.write([intentEntry(intent)]);
    const serviceClass = 'interactive' as const;
    const admissionJson = JSON.stringify(admission);
    await writer.write([settlementEntry(exampleSettlement(intent, { serviceClass, admissionJson, admitUs: 240_000 }))]);
    await pool.end();
    const call = await viewer.calls.get({ callId: intent.id });
    expect(call).toMatchObject({ serviceClass: 'interactive', admission });
    const step = call.steps.find((each) => each.step === 'admit');
    expect(step?.explanation).toContain(
      'waited 240 ms for a slot of pool pool: all slots were taken, class interactive, fair share 0.42, ' +
        'ahead of 12 batch calls, least work left in its run, 3 calls that came later went before it',
    );
  });
});

describe('what if', () => {
  test('answers with simulated waits of the same calls under both policies', async () => {
    const from = Date.now() - 600_000;
    const flooder = await addTestAgent(api, home);
    const pool = createJournalPool({ url: api.url });
    const writer = createCallWriter(pool);
    // Forty calls at once of a second each, then one of somebody else: on four slots it comes last, unless shares are fair.
    const settled = Array.from({ length: 41 }, (_, index) => {
      const at = from + 1_000 + index;
      const { departmentId, keyId, modelId, providerId, poolId } = home;
      const agentId = index < 40 ? flooder : home.agentId;
      const ids = { agentId, departmentId, keyId, modelId, providerId, poolId, priceId: null, runId: null };
      const intent = exampleIntent(home.organisationId, { ...ids, id: newId('call', at), receivedAtUs: at * 1_000 });
      return { intent, settlement: exampleSettlement(intent, { executeUs: 1_000_000, serviceClass: 'standard' }) };
    });
    await writer.write(settled.map(({ intent }) => intentEntry(intent)));
    await writer.write(settled.map(({ settlement }) => settlementEntry(settlement)));
    await pool.end();
    const expectedVersion = (await statusOf())?.policy.version ?? 0;
    await admin.scheduler.setPolicy({ poolId: home.poolId, expectedVersion, policy: standardPolicies.fifo, limits });
    const answer = await viewer.scheduler.whatIf({
      poolId: home.poolId,
      from,
      to: from + 60_000,
      candidates: [
        { policy: standardPolicies.fair_share, limits },
        { policy: standardPolicies.fifo, limits, slots: 41 },
        { policy: standardPolicies.fifo, limits },
      ],
    });
    expect(answer).toMatchObject({
      simulated: true,
      calls: 41,
      complete: true,
      refused: { present: 0, candidates: [0, 0, 0] },
      fairness: { present: null, candidates: [null, null, null] },
    });
    const quiet = answer.agents.find(({ agent }) => agent.id === home.agentId);
    expect(quiet?.present).toMatchObject({ waitP95Ms: 9_960, waitP99Ms: 9_960 });
    expect(quiet?.candidates.map(({ waitP99Ms }) => waitP99Ms)).toEqual([960, 0, 9_960]);
    expect(answer.classes.find(({ serviceClass }) => serviceClass === 'standard')?.present.calls).toBe(41);
  });

  test('asks for a range that can be replayed', async () => {
    const candidates = [{ policy: standardPolicies.fifo, limits }];
    const input = { poolId: home.poolId, from: 10, candidates };
    for (const to of [10, 10 + 25 * 3_600_000]) {
      await expect(viewer.scheduler.whatIf({ ...input, to })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    }
  });

  test('tries one to four candidates at once', async () => {
    const to = Date.now();
    for (const count of [0, 5]) {
      const candidates = Array.from({ length: count }, () => ({ policy: standardPolicies.fifo, limits }));
      const input = { poolId: home.poolId, from: to - 60_000, to, candidates };
      await expect(viewer.scheduler.whatIf(input)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    }
  });
});
