import { newId } from '@agent-os/db';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  addSpentCalls,
  addTestAgent,
  addTestTenant,
  startTestApi,
  type ApiCaller,
  type TestApi,
  type TestTenant,
} from '../testing/index.ts';

const usd = 1_000_000_000n;
const day = '2031-05-18';
const noonMs = Date.UTC(2031, 4, 18, 12);
const period = { from: '2031-05-01', to: '2031-05-31' };

let api: TestApi;
let home: TestTenant;
let finance: ApiCaller;
let auditor: ApiCaller;
let other: string;

interface TaskGiven {
  readonly kind: string;
  readonly agentId?: string;
  readonly state?: 'done' | 'failed';
  readonly declaredNanoUsd?: bigint;
}

/** A task that ended ten minutes after it was created, with a run of its own. */
async function addTask({ kind, agentId = home.agentId, state = 'done', declaredNanoUsd }: TaskGiven): Promise<string> {
  const id = newId('tsk', noonMs);
  await api.superuser.query(
    `insert into task (id, organisation_id, title, input, agent_id, run_id, service_class, due_at, created_by_kind,
       created_by_id, state, attempts, assigned_at, created_at, finished_at, kind, declared_nano_usd)
     values ($1, $2, 'Ticket', '1', $3, $1, 'standard', now(), 'person', $4, $5, 1, now(), $6, $7, $8, $9)`,
    [
      id,
      home.organisationId,
      agentId,
      home.members.owner.personId,
      state,
      new Date(noonMs - 600_000),
      new Date(noonMs),
      kind,
      declaredNanoUsd?.toString() ?? null,
    ],
  );
  return id;
}

interface Spent {
  readonly runId: string | null;
  readonly nanoUsd: bigint | null;
  readonly agentId?: string;
  readonly simulated?: boolean;
}

const spend = (calls: readonly Spent[]) =>
  addSpentCalls(
    api,
    home,
    calls.map(({ runId, nanoUsd, agentId = home.agentId, simulated = false }) => ({
      atMs: noonMs,
      nanoUsd,
      changes: { runId, agentId, simulated },
      costLines:
        nanoUsd === null
          ? []
          : [
              { tokenClass: 'output', quantity: 400, nanoUsd: nanoUsd - nanoUsd / 4n },
              { tokenClass: 'tool_use', quantity: 2, nanoUsd: nanoUsd / 4n },
            ],
    })),
  );

const reason = 'A test';
const report = (taskId: string, humanSeconds: number | null = 0, units: number | null = 1) =>
  finance.value.report({ taskId, units, humanSeconds, reason });
const accept = (taskIds: string[], humanSeconds: number | null = 60) =>
  finance.value.decide({ taskIds, decision: 'accept', reason, humanSeconds });
const figureOf = async (kind: string) => (await finance.value.kind({ ...period, kind })).figure;

async function setRule(kind: string, amountNanoUsd: bigint, expectedNumber = 0) {
  return finance.value.setRule({
    kind,
    definition: {
      formula: { kind: 'per_unit', amountNanoUsd: amountNanoUsd.toString() },
      humanNanoUsdPerHour: (60n * usd).toString(),
    },
    expectedNumber,
    reason,
  });
}

beforeAll(async () => {
  api = await startTestApi();
  home = await addTestTenant(api, 'home');
  finance = await api.callAs(home.members.finance.claims);
  auditor = await api.callAs(home.members.auditor.claims);
  // Sessions are of today: the clock is put forward after signing in.
  api.clock.aheadMs = noonMs - Date.now();
  other = await addTestAgent(api, home);
});
afterAll(() => api.close());

describe('cost and return', () => {
  test('bear failed tasks, repeated calls, tools and people, and are the ledger’s amounts', async () => {
    await setRule('ticket', 10n * usd);
    const good = await addTask({ kind: 'ticket' });
    const bad = await addTask({ kind: 'ticket', state: 'failed' });
    const refused = await addTask({ kind: 'ticket', agentId: other });
    await spend([
      { runId: good, nanoUsd: 2n * usd },
      { runId: good, nanoUsd: 1n * usd },
      { runId: bad, nanoUsd: 3n * usd + 1n },
      { runId: refused, nanoUsd: 1n * usd, agentId: other },
      // No task's: it is nobody's cost here.
      { runId: null, nanoUsd: 50n * usd },
      { runId: 'a-run-of-its-own', nanoUsd: 50n * usd },
    ]);
    await report(good, 0, 2);
    await report(refused, 0, 1);
    await accept([good]);
    await finance.value.decide({ taskIds: [refused], decision: 'reject', reason, humanSeconds: 60 });
    const figure = await figureOf('ticket');
    // Two reviews of a minute at 60 USD an hour.
    expect(figure).toMatchObject({
      tasksDone: 2,
      tasksFailed: 1,
      reported: 2,
      accepted: 1,
      rejected: 1,
      units: '2',
      calls: 4,
      realisedNanoUsd: (20n * usd).toString(),
      callsNanoUsd: (7n * usd + 1n).toString(),
      humanNanoUsd: (2n * usd).toString(),
      costNanoUsd: (9n * usd + 1n).toString(),
      costPerAcceptedNanoUsd: (9n * usd + 1n).toString(),
      energyNanoUsd: null,
      acceptance: { rate: 0.5 },
      confidence: { value: 'declared', cost: 'measured', minutes: 'reported', roi: 'declared' },
    });
    expect(figure.toolsNanoUsd).toBe((usd / 2n + usd / 4n + (3n * usd + 1n) / 4n + usd / 4n).toString());
    expect(figure.roi).toBe(1.2222);
    expect(figure.roiInterval?.low).toBeLessThan(1.2222);
    const { rows } = await api.superuser.query<{ cost: string }>(
      `select sum(amount)::text as cost from ledger_transfer l join call c on c.organisation_id = l.organisation_id and c.id = l.call_id
       where c.run_id = any($1)`,
      [[good, bad, refused]],
    );
    expect(figure.callsNanoUsd).toBe(rows[0]?.cost);
  });

  test('by agent, department and kind sum to the same total', async () => {
    await spend([
      { runId: await addTask({ kind: 'plan', agentId: other, declaredNanoUsd: 3n }), nanoUsd: 5n, agentId: other },
    ]);
    const [byAgent, byDepartment, byKind] = await Promise.all(
      (['agent', 'department', 'kind'] as const).map((by) => finance.value.summary({ ...period, by })),
    );
    expect(byAgent?.total).toEqual(byKind?.total);
    expect(byAgent?.total).toEqual(byDepartment?.total);
    for (const summary of [byAgent, byDepartment, byKind]) {
      const sum = (pick: 'realisedNanoUsd' | 'costNanoUsd') =>
        summary?.rows.reduce((total, row) => total + BigInt(row[pick]), 0n).toString();
      expect(sum('realisedNanoUsd')).toBe(summary?.total.realisedNanoUsd);
      expect(sum('costNanoUsd')).toBe(summary?.total.costNanoUsd);
    }
    expect(byAgent?.rows.map(({ id }) => id)).toEqual([home.agentId, other]);
    expect(byAgent?.rows[1]).toMatchObject({ accepted: 0, costPerAcceptedNanoUsd: null, roi: -1 });
  });

  test('are undefined without a cost, and say where an input is unknown', async () => {
    const free = await addTask({ kind: 'free', declaredNanoUsd: 7n * usd });
    await report(free, null, null);
    await accept([free], null);
    expect(await figureOf('free')).toMatchObject({
      realisedNanoUsd: (7n * usd).toString(),
      costNanoUsd: '0',
      roi: null,
      decidedWithoutMinutes: 1,
      confidence: { value: 'declared', minutes: 'assumed', roi: 'assumed' },
    });
    const unpriced = await addTask({ kind: 'unpriced' });
    await spend([{ runId: unpriced, nanoUsd: null }]);
    await report(unpriced);
    await accept([unpriced]);
    expect(await figureOf('unpriced')).toMatchObject({
      acceptedWithoutValue: 1,
      callsWithoutCost: 1,
      humanSecondsWithoutRate: 60,
      confidence: { value: 'assumed', cost: 'assumed', minutes: 'assumed' },
    });
  });

  test('of simulated models stand apart', async () => {
    await setRule('play', usd);
    const played = await addTask({ kind: 'play' });
    await spend([{ runId: played, nanoUsd: usd, simulated: true }]);
    await report(played);
    await accept([played]);
    expect((await finance.value.kind({ ...period, kind: 'play' })).spend).toBe('simulated');
    const real = await finance.value.kind({ ...period, kind: 'play', spend: 'real' });
    expect(real.figure).toMatchObject({ accepted: 0, realisedNanoUsd: '0', callsNanoUsd: '0' });
  });
});

describe('a decision', () => {
  test('counts once, is taken back by an event of its own, and leaves nothing behind', async () => {
    await setRule('undo', 4n * usd);
    const taskId = await addTask({ kind: 'undo' });
    await report(taskId);
    await accept([taskId]);
    await expect(accept([taskId])).rejects.toThrow('accepted already');
    const before = await figureOf('undo');
    await finance.value.decide({ taskIds: [taskId], decision: 'undo', reason: 'By mistake' });
    expect(await figureOf('undo')).toMatchObject({ accepted: 0, realisedNanoUsd: '0', units: '0', humanSeconds: 60 });
    await accept([taskId], 0);
    expect(await figureOf('undo')).toEqual(before);
    const { events, outcome } = await auditor.value.outcome({ taskId });
    expect(events.map(({ event }) => event)).toEqual(['reported', 'accepted', 'reversed', 'accepted']);
    expect(events[2]?.value?.nanoUsd).toBe((-4n * usd).toString());
    expect(outcome).toMatchObject({ state: 'accepted', value: { nanoUsd: (4n * usd).toString() } });
  });

  test('of many says which could not be made, and makes the rest', async () => {
    const [one, failed] = [await addTask({ kind: 'many' }), await addTask({ kind: 'many', state: 'failed' })];
    const { decided, refused } = await accept([one, failed]);
    expect(decided.map(({ taskId }) => taskId)).toEqual([one]);
    expect(refused).toEqual([{ taskId: failed, words: expect.stringContaining('failed') as string }]);
  });

  test('keeps the value of its time when the rule changes, and no rule begins in the past', async () => {
    const before = await figureOf('ticket');
    const { number } = await setRule('ticket', 99n * usd, 1);
    expect(number).toBe(2);
    expect(await figureOf('ticket')).toEqual(before);
    await expect(setRule('ticket', usd, 1)).rejects.toThrow('meanwhile');
    const definition = { formula: { kind: 'declared' as const } };
    const past = finance.value.setRule({ kind: 'ticket', definition, validFrom: 1, expectedNumber: 2, reason });
    await expect(past).rejects.toThrow('past');
    const later = noonMs + 9 * 86_400_000;
    await finance.value.setRule({ kind: 'ticket', definition, validFrom: later, expectedNumber: 2, reason });
    const { kinds } = await auditor.value.rules();
    expect(kinds.find(({ kind }) => kind === 'ticket')).toMatchObject({
      current: { number: 2 },
      upcoming: { number: 3, validFrom: later },
      latestNumber: 3,
    });
    expect(kinds.map(({ kind }) => kind)).toContain('plan');
  });
});

describe('a file', () => {
  const header = 'task_id,decision,reference,value_usd,human_minutes,reason';

  test('is shown, then recorded once, whole', async () => {
    const [one, two] = [await addTask({ kind: 'file' }), await addTask({ kind: 'file' })];
    const csv = `\uFEFF${header}\r\n${one},accepted,A-1,12.5,1.5,"Well, done"\r\n${two},rejected,A-2,,0,\r\n`;
    const expected = { rows: 2, recorded: 2, repeated: 0, errors: [], errorsMore: 0 };
    expect(await finance.value.previewImport({ csv })).toEqual(expected);
    expect((await figureOf('file')).reported).toBe(0);
    expect(await finance.value.importOutcomes({ csv })).toEqual(expected);
    expect(await finance.value.importOutcomes({ csv })).toEqual({ ...expected, recorded: 0, repeated: 2 });
    expect(await figureOf('file')).toMatchObject({
      reported: 2,
      accepted: 1,
      rejected: 1,
      realisedNanoUsd: '12500000000',
      realisedBy: { reported: '12500000000' },
      humanSeconds: 90,
    });
  });

  test('with a bad line records nothing, and each is told with its number', async () => {
    const taskId = await addTask({ kind: 'bad-file' });
    const lines = [
      `${taskId},accepted,B-1,1,,`,
      `nothing,accepted,B-2,,,`,
      `${taskId},perhaps,B-3,,,`,
      `${taskId},accepted,B-4,1e3,,`,
      `${newId('tsk', noonMs)},accepted,B-5,,,`,
      `${taskId},accepted,B-1,,,`,
    ];
    const csv = [header, ...lines].join('\n');
    const { errors, rows } = await finance.value.previewImport({ csv });
    expect(rows).toBe(6);
    expect(errors.map(({ line }) => line)).toEqual([3, 4, 5, 6, 7]);
    await expect(finance.value.importOutcomes({ csv })).rejects.toThrow('Line 3');
    expect((await figureOf('bad-file')).accepted).toBe(0);
    const uneven = await finance.value.previewImport({ csv: `${header}\n${taskId},accepted\n` });
    expect(uneven.errors[0]?.line).toBe(2);
    const nameless = await finance.value.previewImport({ csv: `task\n${taskId}\n` });
    expect(nameless.errors[0]?.words).toContain('decision');
  });
});

test('outcomes are listed in pages, each of them once', async () => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await auditor.value.outcomes({ limit: 3, ...(cursor === undefined ? {} : { cursor }) });
    seen.push(...page.items.map(({ taskId }) => taskId));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  const { rows } = await api.superuser.query<{ count: number }>('select count(*)::int as count from outcome_standing');
  expect(seen).toHaveLength(rows[0]?.count ?? 0);
  expect(new Set(seen).size).toBe(seen.length);
  const waiting = await addTask({ kind: 'waiting', declaredNanoUsd: 8n });
  await report(waiting);
  const { items } = await auditor.value.outcomes({ state: 'reported', kind: 'waiting' });
  expect(items).toMatchObject([{ taskId: waiting, value: null, expected: { nanoUsd: '8', confidence: 'declared' } }]);
  const { days } = await finance.value.kind({ ...period, kind: 'ticket' });
  expect(days).toMatchObject([{ day, accepted: 1, decided: 2 }]);
});
