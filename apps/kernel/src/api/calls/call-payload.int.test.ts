import { randomBytes } from 'node:crypto';
import { newId, timeOfId } from '@agent-os/db';
import { newPayloadBlockId } from '@agent-os/db/payloads';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packPayload } from '../../adapters/payloads/index.ts';
import { PayloadPruner } from '../../loops/index.ts';
import { addTestTenant, startTestApi, type TestApi, type TestTenant } from '../testing/index.ts';

const dayMs = 24 * 60 * 60 * 1000;
const request = '{"messages":[{"role":"user","content":"مرحبا"}]}';
let api: TestApi;
let home: TestTenant;
let elsewhere: TestTenant;

beforeAll(async () => {
  api = await startTestApi();
  home = await addTestTenant(api, 'home');
  elsewhere = await addTestTenant(api, 'elsewhere');
});
afterAll(() => api.close());

interface KeepOptions {
  readonly sealedFor?: string;
  /** Alone in its row, as releases before blocks kept it. */
  readonly alone?: boolean;
}

async function keep(tenant: TestTenant, callId: string, { sealedFor, alone = false }: KeepOptions = {}): Promise<void> {
  const content = Buffer.from(request);
  const before = Buffer.from('{"messages":"of another call"}');
  const blockId = newPayloadBlockId(timeOfId(callId));
  const place = { organisationId: sealedFor ?? tenant.organisationId, id: alone ? callId : blockId };
  const { masterKey } = api.dependencies;
  const packed = packPayload(alone ? content : Buffer.concat([before, content]), place, masterKey, randomBytes(12));
  await api.superuser.query('delete from call_payload where call_id = $1', [callId]);
  if (!alone) {
    await api.superuser.query('insert into call_payload_block (organisation_id, id, sealed) values ($1, $2, $3)', [
      tenant.organisationId,
      blockId,
      packed,
    ]);
  }
  await api.superuser.query(
    `insert into call_payload (organisation_id, call_id, sealed, block_id, block_offset, request_bytes, request_kept_bytes,
       response_bytes, response_kept_bytes, captured_at)
     values ($1, $2, $3, $4, $5, $6::int, $6::int, 0, 0, now())`,
    [
      tenant.organisationId,
      callId,
      alone ? packed : null,
      alone ? null : blockId,
      alone ? 0 : before.length,
      content.length,
    ],
  );
}

async function readings(): Promise<readonly { actor_id: string; target_id: string }[]> {
  const { rows } = await api.superuser.query<{ actor_id: string; target_id: string }>(
    `select actor_id, target_id from audit_event where action = 'call.messages_read' and organisation_id = $1 order by id`,
    [home.organisationId],
  );
  return rows;
}

describe('the messages of a call', () => {
  test('are read by those who may, and each reading says who read which', async () => {
    await keep(home, home.callId);
    for (const role of ['owner', 'admin', 'operator', 'auditor'] as const) {
      const { personId, claims } = home.members[role];
      const before = await readings();
      const payload = await (await api.callAs(claims)).calls.payload({ callId: home.callId });
      expect(payload).toMatchObject({ state: 'kept', response: null });
      expect(payload.request).toEqual({ text: request, bytes: Buffer.byteLength(request), cut: false });
      expect((await readings()).slice(before.length)).toEqual([{ actor_id: personId, target_id: home.callId }]);
    }
    const before = await readings();
    for (const role of ['approver', 'viewer'] as const) {
      const caller = await api.callAs(home.members[role].claims);
      await expect(caller.calls.payload({ callId: home.callId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(caller.calls.get({ callId: home.callId })).resolves.toHaveProperty('id', home.callId);
    }
    expect(await readings()).toEqual(before);
  });

  test('sealed for another organisation do not open, even in its own row', async () => {
    await keep(home, home.callId, { sealedFor: elsewhere.organisationId });
    const caller = await api.callAs(home.members.owner.claims);
    await expect(caller.calls.payload({ callId: home.callId })).rejects.toMatchObject({
      code: 'INTERNAL_SERVER_ERROR',
    });
    expect(api.logged.splice(0)).toHaveLength(1);
  });

  test('that an older release kept in a row of their own are read too', async () => {
    await keep(home, home.callId, { alone: true });
    const caller = await api.callAs(home.members.owner.claims);
    expect(await caller.calls.payload({ callId: home.callId })).toMatchObject({
      state: 'kept',
      request: { text: request, cut: false },
    });
  });

  test('that are not there say why, and leave no trail', async () => {
    await api.superuser.query('delete from call_payload');
    await api.superuser.query('delete from call_payload_block');
    const caller = await api.callAs(home.members.owner.claims);
    const before = await readings();
    const state = async () => (await caller.calls.payload({ callId: home.callId })).state;
    expect(await state()).toBe('running');
    await api.superuser.query(
      `insert into call_settlement (organisation_id, call_id, outcome, http_status, attempts, usage_source, finished_at,
         identify_us, permit_us, prepare_us, price_us, admit_us, execute_us, settle_us, record_us, last_step)
       values ($1, $2, 'settled', 200, 1, 'none', now(), 1, 1, 1, 1, 1, 1, 1, 1, 8)`,
      [home.organisationId, home.callId],
    );
    expect(await state()).toBe('missing');
    api.clock.aheadMs = 31 * dayMs;
    expect(await state()).toBe('expired');
    api.clock.aheadMs = 0;
    await caller.settings.update({ payloadRetentionDays: 0 });
    expect(await state()).toBe('off');
    await caller.settings.update({ payloadRetentionDays: 30 });
    expect(await readings()).toEqual(before);
  });
});

describe('retention', () => {
  const nowMs = Date.now();
  const idAgedDays = (days: number) => newId('call', nowMs - days * dayMs);

  async function kept(tenant: TestTenant): Promise<readonly string[]> {
    const { rows } = await api.superuser.query<{ call_id: string }>(
      'select call_id from call_payload where organisation_id = $1 order by call_id',
      [tenant.organisationId],
    );
    return rows.map(({ call_id }) => call_id);
  }

  async function keptBlocks(tenant: TestTenant): Promise<number> {
    const { rowCount } = await api.superuser.query('select from call_payload_block where organisation_id = $1', [
      tenant.organisationId,
    ]);
    return rowCount ?? 0;
  }

  async function pruneWith(days: number): Promise<void> {
    const directory = {
      organisationIds: () => [home.organisationId],
      findOrganisation: (id: string) => ({
        id,
        payloadRetentionDays: days,
        reuse: { ttlMs: 0, bytesMax: 0 },
        modelsByName: new Map(),
        routesByName: new Map(),
        poolsById: new Map(),
        intent: { classifier: undefined, rules: [] },
        budgets: [],
      }),
    };
    const warned: unknown[] = [];
    const logger = { warn: (fault: unknown) => warned.push(fault) };
    await new PayloadPruner(api.database, directory, logger).runOnce(nowMs);
    expect(warned).toEqual([]);
  }

  test('deletes what is older than the organisation keeps, and nothing of another', async () => {
    const [old, young] = [idAgedDays(8), idAgedDays(6)];
    const theirs = idAgedDays(8);
    await keep(home, old);
    await keep(home, young);
    await keep(elsewhere, theirs);
    const blocks = await keptBlocks(home);
    await pruneWith(7);
    expect(await kept(home)).toEqual([young]);
    expect(await keptBlocks(home)).toBe(blocks - 1);
    expect(await kept(elsewhere)).toContain(theirs);
  });

  test('of 0 days deletes all there are', async () => {
    await keep(home, idAgedDays(0.5));
    await pruneWith(0);
    expect(await kept(home)).toEqual([]);
    expect(await keptBlocks(home)).toBe(0);
  });
});

describe('settings', () => {
  test('are changed by an owner, with what was before in the trail', async () => {
    const owner = await api.callAs(home.members.owner.claims);
    await owner.settings.update({ payloadRetentionDays: 90 });
    const viewer = await api.callAs(home.members.viewer.claims);
    const others = {
      reuseTtlSeconds: 0,
      reuseMemoryMib: 32,
      energyZone: 'WORLD',
      energyNanoUsdPerKwh: null,
      carbonNanoUsdPerTonne: null,
    };
    expect(await viewer.settings.get()).toEqual({ payloadRetentionDays: 90, ...others });
    expect(await owner.settings.update({})).toEqual({ payloadRetentionDays: 90, ...others });
    const { rows } = await api.superuser.query<{ detail: object }>(
      `select detail from audit_event where action = 'settings.updated' and organisation_id = $1 order by id desc limit 1 offset 1`,
      [home.organisationId],
    );
    expect(rows[0]?.detail).toEqual({
      payloadRetentionDays: 90,
      ...others,
      before: [
        'carbonNanoUsdPerTonne null',
        'energyNanoUsdPerKwh null',
        'energyZone WORLD',
        'payloadRetentionDays 30',
        'reuseMemoryMib 32',
        'reuseTtlSeconds 0',
      ],
    });
  });

  test('refuse what makes no sense', async () => {
    const owner = await api.callAs(home.members.owner.claims);
    for (const payloadRetentionDays of [-1, 1.5, 3651]) {
      await expect(owner.settings.update({ payloadRetentionDays })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    }
    for (const change of [{ reuseTtlSeconds: -1 }, { reuseTtlSeconds: 86_401 }, { reuseMemoryMib: 0 }]) {
      await expect(owner.settings.update(change)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    }
  });
});

test('nothing failed in a way that nobody expected', () => {
  expect(api.logged).toEqual([]);
});
