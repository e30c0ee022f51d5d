import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditRound, clearRound, type MarketRound, type MarketRoundResult } from '@agent-os/core/market';
import { semanticPolicyFor } from '@agent-os/core/scheduling';
import {
  departmentAccount,
  findMarketState,
  listCreditBalances,
  listCreditTransfers,
  listRoundCharges,
  lockMarketState,
  updateMarketState,
  type MarketTerms,
  type TenantTransaction,
} from '@agent-os/db';
import {
  addTestAgent,
  addTestDepartment,
  addTestTenant,
  startTestApi,
  type TestApi,
  type TestTenant,
} from '../api/testing/index.ts';
import { defaultMarketTerms, type OrganisationEntry } from '../directory/index.ts';
import {
  carriedJson,
  carriedMarket,
  clearDueRound,
  ensureCredits,
  roundMs,
  settleRounds,
  type PoolDemand,
} from './index.ts';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const limits = { kvTokens: null, tokensPerMinute: null, requestsPerMinute: null, slotsPerAgent: null };
const slots = 4;
const ask = 150_000;

/** An organisation with two departments that both want more than there is, and kernels that clear and settle. */
class World {
  readonly tenant: TestTenant;
  readonly other: { readonly departmentId: string; readonly agentId: string };
  readonly terms: MarketTerms;
  /** The tenant's department sells the slots of a device that it holds: half of the pool's. */
  sells = false;

  private constructor(tenant: TestTenant, other: World['other'], terms: MarketTerms) {
    this.tenant = tenant;
    this.other = other;
    this.terms = terms;
  }

  static async make(name: string, changed: Partial<MarketTerms>): Promise<World> {
    const tenant = await addTestTenant(api, name);
    const departmentId = await addTestDepartment(api, tenant.organisationId);
    const agentId = await addTestAgent(api, { organisationId: tenant.organisationId, departmentId });
    const terms: MarketTerms = { ...defaultMarketTerms, mode: 'on', creditsPerPeriod: 10_000_000_000n, ...changed };
    return new World(tenant, { departmentId, agentId }, terms);
  }

  run<T>(work: (tx: TenantTransaction) => Promise<T>): Promise<T> {
    return api.database.withTenant(this.tenant.organisationId, work);
  }

  /** The next round is due. */
  async due(): Promise<void> {
    await api.superuser.query(
      `update market_state set next_round_at = now() - interval '10 seconds' where organisation_id = $1`,
      [this.tenant.organisationId],
    );
  }

  clear(tx: TenantTransaction, replicaId = 'one', waiting = 6, critical = 1) {
    const { organisationId, poolId, agentId, departmentId } = this.tenant;
    const pool = {
      id: poolId,
      slug: 'pool',
      slots,
      queueLimit: 100,
      maxWaitMs: 1_000,
      policyVersion: 0,
      policy: semanticPolicyFor({ ...limits, slots, queueLimit: 100, slotsByAgent: {} }),
      ...limits,
    };
    const organisation: Pick<OrganisationEntry, 'id' | 'market' | 'energy' | 'poolsById' | 'modelsByName'> = {
      id: organisationId,
      market: {
        terms: this.terms,
        bids: new Map(),
        riskClasses: new Map(),
        rates: { energyNanoUsdPerKwh: null, carbonNanoUsdPerTonne: null },
        offers: this.sells ? new Map([[poolId, [{ owner: departmentId, slots: 2, ask }]]]) : new Map(),
      },
      energy: { devices: [deviceOf(poolId, departmentId), deviceOf(poolId, null)], powerCaps: [] },
      poolsById: new Map([[poolId, pool]]),
      modelsByName: new Map(),
    };
    const classes = [
      { serviceClass: 'critical' as const, running: critical, waiting: 0, waitedMs: 0 },
      { serviceClass: 'standard' as const, running: 1, waiting, waitedMs: 100 },
    ];
    const demands: PoolDemand[] = [
      {
        poolId,
        agents: [
          { agentId, departmentId, classes },
          { ...this.other, classes },
        ],
      },
    ];
    return clearDueRound(tx, { organisation, replicaId, roundMs, demands, clear: clearRound, nowUs: () => 0 });
  }

  async settle(tx: TenantTransaction): Promise<void> {
    const { organisationId } = this.tenant;
    const state = await lockMarketState(tx, organisationId, true);
    if (state === undefined) return;
    const settled = await settleRounds(tx, organisationId, state, carriedMarket.parse(state.carried), this.terms);
    const carried = await ensureCredits(tx, organisationId, state, settled, this.terms);
    await updateMarketState(tx, organisationId, { carried: carriedJson(carried) });
  }

  /** What is wrong with the books: nothing, or sentences. */
  async faults(): Promise<string[]> {
    return this.run(async (tx) => {
      const state = (await findMarketState(tx)) ?? expect.fail('The market has no state.');
      const balances = new Map((await listCreditBalances(tx)).map(({ account, amount }) => [account, amount]));
      const faults: string[] = [];
      const sum = [...balances.values()].reduce((all, amount) => all + amount, 0n);
      if (sum !== 0n) faults.push(`The accounts sum to ${sum}.`);
      if ((balances.get('credits/market') ?? 0n) !== 0n) faults.push('The market has kept something.');
      const open = await listRoundCharges(tx, state.settledRound, state.round);
      for (const [id, { balance, granted, spent, rebated, received }] of Object.entries(
        carriedMarket.parse(state.carried).departments,
      )) {
        const unsettled = open.reduce(
          (all, { charges, receipts }) => all + BigInt(charges[id] ?? 0) - BigInt(receipts[id] ?? 0),
          0n,
        );
        const inLedger = balances.get(departmentAccount(id)) ?? 0n;
        if (inLedger - unsettled !== balance) {
          faults.push(`${id} has ${balance}, the ledger ${inLedger} less ${unsettled}.`);
        }
        if (granted + rebated + received - spent !== balance) faults.push(`${id} does not add up.`);
        if (balance < 0n) faults.push(`${id} owes.`);
      }
      const rounds = await tx.marketRound.findMany({ orderBy: { number: 'desc' }, take: 100 });
      for (const { number, snapshot, result, ...row } of rounds) {
        const cleared = result as unknown as MarketRoundResult;
        const receipts = row.receipts as Readonly<Record<string, string>>;
        faults.push(...auditRound(snapshot as unknown as MarketRound, cleared));
        for (const { owner, received } of cleared.receipts) {
          if (BigInt(receipts[owner] ?? 0) !== BigInt(received)) faults.push(`Round ${number} does not pay ${owner}.`);
        }
      }
      return faults;
    });
  }

  /** What transfers of each kind moved, and where it went. */
  async moved(): Promise<Readonly<Record<string, bigint>>> {
    const transfers = await this.run((tx) => listCreditTransfers(tx, 1_000));
    const sums: Record<string, bigint> = {};
    for (const { kind, amount } of transfers) sums[kind] = (sums[kind] ?? 0n) + amount;
    return sums;
  }

  async count(table: string): Promise<number> {
    const { rows } = await api.superuser.query<{ count: number }>(
      `select count(*)::int as count from ${table} where organisation_id = $1`,
      [this.tenant.organisationId],
    );
    return rows[0]?.count ?? -1;
  }
}

/** Of two that are alike, each gives half of the pool. */
function deviceOf(poolId: string, holder: string | null): OrganisationEntry['energy']['devices'][number] {
  return {
    id: holder === null ? 'dev_free' : 'dev_held',
    poolId,
    name: holder ?? 'free',
    kind: 'gpu',
    accelerator: '',
    meterKind: 'model',
    meter: { kind: 'model' },
    idleMilliwatts: 0,
    peakMilliwatts: 0,
    systemMilliwatts: 0,
    weights: null,
    figures: [],
    reservedDepartmentId: holder,
    wearNanoUsdPerHour: 0n,
    simulated: true,
  };
}

class Crash extends Error {}

/** Does the work and dies before it is committed. */
const crashing = (world: World, work: (tx: TenantTransaction) => Promise<unknown>) =>
  world
    .run(async (tx) => {
      await work(tx);
      throw new Crash('The kernel died.');
    })
    .catch((error: unknown) => {
      if (!(error instanceof Crash)) throw error;
    });

describe('rounds and their settlement', () => {
  test('of kernels that find the same round due, one clears it', async () => {
    const world = await World.make('several', {});
    await world.run((tx) => world.clear(tx));
    for (let round = 2; round <= 4; round += 1) {
      await world.due();
      const inForce = await Promise.all(
        ['one', 'two', 'three'].map((name) => world.run((tx) => world.clear(tx, name))),
      );
      expect(await world.count('market_round')).toBe(round);
      for (const seen of inForce) expect(seen?.number).toBeGreaterThanOrEqual(round - 1);
    }
    expect(await world.faults()).toEqual([]);
  });

  test('a kernel that dies in a round leaves nothing of it; one that dies after it leaves its payments to the next', async () => {
    const world = await World.make('dying', {});
    await crashing(world, (tx) => world.clear(tx));
    expect(await world.count('market_round')).toBe(0);
    expect(await world.count('ledger_transfer')).toBe(0);
    await world.run((tx) => world.clear(tx));
    const granted = await world.count('ledger_transfer');
    await crashing(world, (tx) => world.settle(tx));
    expect(await world.count('ledger_transfer')).toBe(granted);
    // Two kernels that both want to make up for it.
    await Promise.all([world.run((tx) => world.settle(tx)), world.run((tx) => world.settle(tx))]);
    const settled = await world.count('ledger_transfer');
    expect(settled).toBeGreaterThan(granted);
    await world.run((tx) => world.settle(tx));
    expect(await world.count('ledger_transfer')).toBe(settled);
    expect(await world.faults()).toEqual([]);
  });

  const step = fc.constantFrom(
    'clear',
    'clear',
    'clear',
    'crash in a round',
    'settle',
    'crash in a settlement',
    'period',
  );
  const anyTerms = fc.record({
    payments: fc.constantFrom('burn' as const, 'rebate' as const),
    unspent: fc.constantFrom('expire' as const, 'carry' as const),
    creditsPerPeriod: fc.constantFrom(0n, 3_000_000n, 10_000_000_000n),
    rule: fc.constantFrom('uniform' as const, 'double_auction' as const, 'mcafee' as const),
  });
  let worlds = 0;

  test('whatever happens, credits are neither made nor lost, nobody owes, and rounds agree with the ledger', async () => {
    await fc.assert(
      fc.asyncProperty(anyTerms, fc.array(step, { minLength: 4, maxLength: 12 }), async (terms, steps) => {
        worlds += 1;
        const world = await World.make(`any-${worlds}`, terms);
        world.sells = worlds % 4 !== 0;
        await world.run((tx) => world.clear(tx));
        for (const happens of steps) {
          await world.due();
          if (happens === 'clear') await world.run((tx) => world.clear(tx));
          if (happens === 'crash in a round') await crashing(world, (tx) => world.clear(tx));
          if (happens === 'settle') await world.run((tx) => world.settle(tx));
          if (happens === 'crash in a settlement') await crashing(world, (tx) => world.settle(tx));
          if (happens === 'period') {
            await api.superuser.query(
              `update market_state set period_start = 'epoch', period_end = 'epoch' where organisation_id = $1`,
              [world.tenant.organisationId],
            );
          }
          expect(await world.faults()).toEqual([]);
        }
      }),
      { numRuns: 10 },
    );
  });

  test.each(['uniform', 'double_auction', 'mcafee'] as const)(
    'by %s sellers get what buyers pay for their slots, and the rest is burned',
    async (rule) => {
      const world = await World.make(`sold-${rule.replace('_', '-')}`, { rule });
      world.sells = true;
      for (let round = 0; round < 3; round += 1) {
        await world.run((tx) => world.clear(tx));
        await world.due();
      }
      await world.run((tx) => world.settle(tx));
      expect(await world.faults()).toEqual([]);
      const {
        credit_use: paid = 0n,
        credit_sale: received = 0n,
        credit_burn: burned = 0n,
        credit_cover: cover = 0n,
      } = await world.moved();
      expect(received).toBeGreaterThan(0n);
      expect(received).toBeGreaterThanOrEqual(BigInt(ask) * 3n);
      expect(paid).toBe(received + burned);
      expect(cover).toBe(0n);
    },
  );

  test('who sells is paid for what must run, though nobody has credits: the operator issues them', async () => {
    const world = await World.make('broke', { creditsPerPeriod: 0n, rule: 'uniform', priceFloor: 50_000n });
    world.sells = true;
    for (let round = 0; round < 2; round += 1) {
      await world.run((tx) => world.clear(tx, 'one', 0, 3));
      await world.due();
    }
    await world.run((tx) => world.settle(tx));
    expect(await world.faults()).toEqual([]);
    const { credit_sale: received = 0n, credit_cover: cover = 0n, credit_use: paid = 0n } = await world.moved();
    expect(received).toBeGreaterThan(0n);
    expect(paid + cover).toBeGreaterThanOrEqual(received);
    expect(cover).toBeGreaterThan(0n);
  });

  test('the books show a seller whose receipts were lost (canary)', async () => {
    const world = await World.make('lost', {});
    world.sells = true;
    await world.run((tx) => world.clear(tx));
    await api.superuser.query(`update market_round set receipts = '{}' where organisation_id = $1`, [
      world.tenant.organisationId,
    ]);
    expect(await world.faults()).not.toEqual([]);
  });

  test('the books show a round that was settled twice (canary)', async () => {
    const world = await World.make('twice', {});
    for (let round = 0; round < 3; round += 1) {
      await world.run((tx) => world.clear(tx));
      await world.due();
    }
    await world.run((tx) => world.settle(tx));
    expect(await world.faults()).toEqual([]);
    // A state that was set back, under transfers of other names.
    await api.superuser.query('update market_state set settled_round = 1 where organisation_id = $1', [
      world.tenant.organisationId,
    ]);
    await world.run((tx) => world.settle(tx));
    expect(await world.faults()).not.toEqual([]);
  });
});
