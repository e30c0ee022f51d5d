import { listActiveDevices, type Database, type PoolActivityRow } from '@agent-os/db';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addTestTenant, startTestApi, type TestApi, type TestTenant } from '../../api/testing/index.ts';
import type { MeterAnswer, Meters } from '../../ports/meter.ts';
import { EnergyLoop } from './energy-loop.ts';

const periodMs = 10_000;
const uuid = 'GPU-00000000-0000-0000-0000-000000000001';
let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

/** Uniform in [0, 1): Park and Miller's generator. */
function seededRandom(seed: number) {
  let state = seed;
  return {
    next: (): number => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    },
  };
}

/** A counter that goes on whether it is read or not. */
class TestMeters implements Meters {
  microjoules = 5_000_000n;
  atMs = 0;
  broken = false;
  stranger = false;
  /** It shows a power alone, of which the ledger takes the integral. */
  power: number | undefined;

  advance(toMs: number, milliwatts: number): void {
    this.microjoules += BigInt(milliwatts) * BigInt(toMs - this.atMs);
    this.atMs = toMs;
  }

  read(): Promise<MeterAnswer> {
    if (this.broken) return Promise.resolve({ ok: false, problem: 'The meter does not answer. Check its cable.' });
    const counter = { microjoules: this.microjoules, wrapsAtMicrojoules: null };
    const isCounter = this.power === undefined;
    const reading = { atMs: this.atMs, counter: isCounter ? counter : null, powerMilliwatts: this.power ?? 300_000 };
    const devices = [{ externalId: isCounter ? uuid : 'value', name: 'GPU 0', reading }];
    if (this.stranger) devices.push({ externalId: 'GPU-stranger', name: 'GPU 1', reading });
    return Promise.resolve({ ok: true, devices });
  }
}

/** What a replica serves, said by the test. */
class TestActivity {
  rows: PoolActivityRow[] = [];
  next: Omit<PoolActivityRow, 'untilMs'> | undefined;
  close(untilMs: number): void {
    if (this.next !== undefined) this.rows.push({ ...this.next, untilMs });
    this.next = undefined;
  }
  pending(): readonly PoolActivityRow[] {
    return this.rows.slice();
  }
  forget(_organisationId: string, written: readonly PoolActivityRow[]): void {
    this.rows = this.rows.filter((row) => !written.includes(row));
  }
}

interface Rig {
  readonly home: TestTenant;
  readonly meters: TestMeters;
  readonly warned: unknown[];
  replica(name: string, database?: Pick<Database, 'withTenant'>): Promise<{ loop: EnergyLoop; activity: TestActivity }>;
}

async function openRig(slug: string, meter: object, peakMilliwatts = 700_000): Promise<Rig> {
  const home = await addTestTenant(api, slug);
  const meters = new TestMeters();
  const warned: unknown[] = [];
  const owner = await api.callAs(home.members.owner.claims);
  await owner.energy.createDevice({
    name: 'GPU 0',
    poolId: home.poolId,
    kind: 'gpu',
    accelerator: 'H100',
    meter: meter as { kind: 'model' },
    idleMilliwatts: 100_000,
    peakMilliwatts,
    systemMilliwatts: 0,
    figures: [],
    reservedDepartmentId: null,
  });
  const { database } = api.dependencies;
  const devices = await database.withTenant(home.organisationId, listActiveDevices);
  const entry = {
    id: home.organisationId,
    energy: { devices, powerCaps: [] },
    poolsById: new Map([[home.poolId, { slots: 64 }]]),
  };
  return {
    home,
    meters,
    warned,
    replica: (replicaId, own = database) => {
      const activity = new TestActivity();
      const loop = new EnergyLoop({
        database: own,
        directory: {
          organisationIds: () => [home.organisationId],
          findOrganisation: () => entry as never,
        },
        activity,
        meters,
        load: () => ({ calls: 0, slots: 64 }),
        replicaId,
        periodMs,
        epochMs: () => 0,
        logger: { warn: (facts: unknown) => warned.push(facts) },
      });
      return Promise.resolve({ loop, activity });
    },
  };
}

const served = ({ poolId, departmentId, agentId, modelId }: TestTenant, decodeTokens: number) => ({
  poolId,
  busyMs: periodMs,
  owners: [{ departmentId, agentId, modelId, prefillTokens: 0, decodeTokens, kvTokenMs: 0, residentMs: periodMs }],
});

async function sums(organisationId: string) {
  const { rows } = await api.superuser.query<Record<'metered' | 'attributed' | 'rest' | 'intervals' | 'open', string>>(
    `select sum(metered_mj)::text as metered, sum(attributed_mj)::text as attributed,
       sum(idle_allocated_mj + idle_unallocated_mj + system_mj + residual_mj)::text as rest,
       count(*)::text as intervals, count(*) filter (where split_at is null)::text as open
     from device_interval where organisation_id = $1`,
    [organisationId],
  );
  const hours = await api.superuser.query<{ metered: string; shares: string }>(
    `select (select coalesce(sum(metered_mj), 0) from device_hour where organisation_id = $1)::text as metered,
       (select coalesce(sum(energy_mj), 0) from device_hour_share where organisation_id = $1)::text as shares`,
    [organisationId],
  );
  return { ...rows[0], hours: hours.rows[0] };
}

const startMs = 1_763_700_000_000;
const measured = { kind: 'nvidia_smi', uuid };

describe('the energy ledger', () => {
  test('counts what a meter counted once, over two replicas, lost transactions and pauses', async () => {
    const random = seededRandom(6);
    const rig = await openRig('faults', measured);
    const { organisationId } = rig.home;
    const { database } = api.dependencies;
    let faults = 0;
    // A transaction that fails after its work is one that is rolled back.
    const faulty: Pick<Database, 'withTenant'> = {
      withTenant: (id, work, options) =>
        database.withTenant(
          id,
          async (tx) => {
            const result = await work(tx);
            if (random.next() < 0.2) {
              faults += 1;
              throw new Error('The connection is lost.');
            }
            return result;
          },
          options,
        ),
    };
    const replicas = await Promise.all([rig.replica('kernel-a', faulty), rig.replica('kernel-b', faulty)]);
    const calm = await rig.replica('kernel-c');
    rig.meters.advance(startMs, 0);
    await calm.loop.runOnce(startMs);
    const firstMicrojoules = rig.meters.microjoules;
    let nowMs = startMs;
    for (let turn = 0; turn < 40; turn += 1) {
      // Now and then nobody looks for a while.
      nowMs += periodMs * (random.next() < 0.1 ? 7 : 1);
      rig.meters.advance(nowMs, 100_000 + Math.floor(random.next() * 500_000));
      rig.meters.broken = random.next() < 0.1;
      for (const { activity } of replicas) activity.next = served(rig.home, Math.floor(random.next() * 9_000));
      await Promise.all(replicas.map(({ loop }) => loop.runOnce(nowMs)));
    }
    rig.meters.broken = false;
    for (let turn = 0; turn < 3; turn += 1) {
      nowMs += periodMs;
      rig.meters.advance(nowMs, 200_000);
      await calm.loop.runOnce(nowMs);
    }
    const { rows: carries } = await api.superuser.query<{ carry: number }>(
      `select carry_uj as carry from device_meter where organisation_id = $1`,
      [organisationId],
    );
    const found = await sums(organisationId);
    expect(faults).toBeGreaterThan(5);
    // The intervals follow each other without gap or overlap.
    const { rows: gaps } = await api.superuser.query(
      `select until_at from (select until_at, lead(from_at) over (order by from_at) as next from device_interval
       where organisation_id = $1) as i where next <> until_at`,
      [organisationId],
    );
    expect(gaps).toEqual([]);
    const counted = rig.meters.microjoules - firstMicrojoules - BigInt(carries[0]?.carry ?? 0);
    const open = await openEnergy(organisationId);
    expect(BigInt(found.metered ?? 0) * 1_000n).toBe(counted);
    expect(BigInt(found.metered ?? 0)).toBe(BigInt(found.attributed ?? 0) + BigInt(found.rest ?? 0) + open);
    expect(BigInt(found.hours?.metered ?? 0)).toBe(BigInt(found.metered ?? 0) - open);
    expect(found.hours?.shares).toBe(found.attributed);
    expect(Number(found.open)).toBeLessThanOrEqual(1);
  });

  test('puts what nobody’s calls explain into the residual, and names who is not registered', async () => {
    const rig = await openRig('dark', measured);
    rig.meters.stranger = true;
    const { loop } = await rig.replica('kernel-a');
    for (const turn of [0, 1, 2, 3]) {
      rig.meters.advance(startMs + turn * periodMs, turn === 0 ? 0 : 300_000);
      await loop.runOnce(startMs + turn * periodMs);
    }
    expect(rig.warned).toEqual([]);
    const { rows } = await api.superuser.query(
      `select metered_mj::int as metered, idle_unallocated_mj::int as idle, residual_mj::int as residual, method, basis
       from device_interval where organisation_id = $1 and split_at is not null order by until_at`,
      [rig.home.organisationId],
    );
    expect(rows).toEqual(
      [1, 2].map(() => ({
        metered: 3_000_000,
        idle: 1_000_000,
        residual: 2_000_000,
        method: 'counter',
        basis: 'measured',
      })),
    );
    const viewer = await api.callAs(rig.home.members.viewer.claims);
    const { unknownDevices } = await viewer.energy.dark({ hours: 24 });
    expect(unknownDevices).toMatchObject([]);
    const { rows: unknown } = await api.superuser.query(
      'select external_id from unknown_device where organisation_id = $1',
      [rig.home.organisationId],
    );
    expect(unknown).toEqual([{ external_id: 'GPU-stranger' }]);
  });

  test('counts a hall of machines, whose power is more than 32 bits of milliwatts hold', async () => {
    const query = { kind: 'prometheus', url: 'http://metrics.test', query: 'sum(hall_watts)', unit: 'watts' };
    const rig = await openRig('hall', query, 40_000_000_000);
    const { loop } = await rig.replica('kernel-a');
    for (const turn of [0, 1, 2, 3]) {
      rig.meters.power = 30_000_000_000 + turn;
      rig.meters.advance(startMs + turn * periodMs, 0);
      await loop.runOnce(startMs + turn * periodMs);
    }
    expect(rig.warned).toEqual([]);
    const { rows } = await api.superuser.query(
      `select power_mw as power, metered_mj as metered, method, basis from device_interval
       where organisation_id = $1 and split_at is not null order by until_at`,
      [rig.home.organisationId],
    );
    // 30 MW for ten seconds are 300 MJ; half a milliwatt more of each interval is five millijoules.
    expect(rows).toEqual([
      { power: '30000000001', metered: '300000000005', method: 'power_integral', basis: 'measured' },
      { power: '30000000002', metered: '300000000015', method: 'power_integral', basis: 'measured' },
    ]);
    const viewer = await api.callAs(rig.home.members.viewer.claims);
    const hall = (await viewer.energy.devices()).items.find(({ meter: { kind } }) => kind === 'prometheus');
    expect(hall).toMatchObject({ peakMilliwatts: 40_000_000_000 });
  });

  test('reckons a device that nothing measures, and says so', async () => {
    const rig = await openRig('modelled', { kind: 'model' });
    const { loop, activity } = await rig.replica('kernel-a');
    for (const turn of [0, 1, 2]) {
      activity.next = served(rig.home, 1_000);
      await loop.runOnce(startMs + turn * periodMs);
    }
    const { rows } = await api.superuser.query<Record<string, unknown>>(
      `select method, basis, metered_mj::int as metered from device_interval where organisation_id = $1 and split_at is not null`,
      [rig.home.organisationId],
    );
    // One of 64 slots was held throughout: 100 W, and a 64th of the 600 W above.
    expect(rows).toEqual([{ method: 'modelled', basis: 'estimated', metered: 1_093_750 }]);
    const { rows: shares } = await api.superuser.query(
      `select basis, energy_mj::int as energy from device_hour_share where organisation_id = $1`,
      [rig.home.organisationId],
    );
    expect(shares).toEqual([{ basis: 'estimated', energy: 1_093_750 }]);
  });
});

async function openEnergy(organisationId: string): Promise<bigint> {
  const { rows } = await api.superuser.query<{ metered: string }>(
    `select coalesce(sum(metered_mj), 0)::text as metered from device_interval where organisation_id = $1 and split_at is null`,
    [organisationId],
  );
  return BigInt(rows[0]?.metered ?? 0);
}
