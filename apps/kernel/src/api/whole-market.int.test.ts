import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { clearRound, type MarketRound, type MarketRoundResult } from '@agent-os/core/market';
import { checkFocus } from '@agent-os/core/focus';
import { openSuperuser } from '@agent-os/db/testing';
import { hashOfRound } from '../market/index.ts';
import { adminApi, answerJson, startTestKernel, type TestKernel } from '../testing/index.ts';

const model = 'gpt-4o-mini';
const slots = 4;
const each = 8;
// As many tokens as are reckoned with: what a call is given back, its agent may use out of turn (docs/decisions/0007).
const usage = { prompt_tokens: 60, completion_tokens: 2 };
const answer = answerJson(200, { model, choices: [], usage });
const [low, high] = [0, 1];
let testKernel: TestKernel;
let superuser: Awaited<ReturnType<typeof openSuperuser>>;
/** Answers that the provider holds back. */
let held: (() => void)[] = [];

const connect = () => adminApi(testKernel);

/** The content names the agent, so that the provider's record says who was served when. */
async function callOf(agent: number): Promise<number> {
  const response = await fetch(`${testKernel.kernel.url}/v1/chat/completions`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${testKernel.credentials.agents[agent]?.apiKey ?? ''}`,
      'content-type': 'application/json',
      'x-agent-priority': 'standard',
    },
    body: JSON.stringify({ model, messages: [{ role: 'user', content: `agent ${agent}` }] }),
  });
  await response.arrayBuffer();
  return response.status;
}

const poolNow = async () => (await connect().scheduler.pools.query()).find(({ models }) => models.includes(model));
const marketPool = async () => {
  const id = (await poolNow())?.id;
  return (await connect().market.pools.query()).find(({ pool }) => pool.id === id);
};
const setMode = async (mode: 'off' | 'shadow' | 'on') => {
  const { settings } = await connect().market.state.query();
  return connect().market.setMode.mutate({ mode, expectedVersion: settings.version, reason: 'A test' });
};
const count = async (table: string): Promise<number> => {
  const { rows } = await superuser.query<{ count: number }>(`select count(*)::int as count from ${table}`);
  return rows[0]?.count ?? -1;
};
const idOf = async (agent: number) => {
  const { slug } = testKernel.credentials.agents[agent] ?? expect.fail('There is no such agent.');
  return (await connect().agents.find.query({ slug })).id;
};

/**
 * The low agent takes every slot and floods the line, then as many calls of the high one come. Answers come one by one once `ready`.
 * @returns who was served after those that began, in order
 */
async function flood(ready: () => Promise<void>): Promise<readonly number[]> {
  testKernel.upstream.bodies.length = 0;
  const first = Array.from({ length: slots }, () => callOf(low));
  await expect.poll(async () => (await poolNow())?.running).toBe(slots);
  const calls = [
    ...Array.from({ length: each }, () => callOf(low)),
    ...Array.from({ length: each }, () => callOf(high)),
  ];
  await expect.poll(async () => (await poolNow())?.waiting).toBe(2 * each);
  await ready();
  const timer = setInterval(() => held.shift()?.(), 5);
  const ended = await Promise.all([...first, ...calls]);
  clearInterval(timer);
  expect(new Set(ended)).toEqual(new Set([200]));
  return testKernel.upstream.bodies.slice(slots).map((body) => (body.includes(`agent ${high}`) ? high : low));
}

const highAmong = (served: readonly number[], first: number) =>
  served.slice(0, first).filter((agent) => agent === high).length;

beforeAll(async () => {
  testKernel = await startTestKernel([model]);
  superuser = await openSuperuser(testKernel.database);
  const console = connect();
  for (const [agent, value] of [
    [low, 200_000],
    [high, 3_000_000],
  ] as const) {
    await console.market.declareBid.mutate({
      agentId: await idOf(agent),
      expectedVersion: 0,
      value,
      decay: 'constant',
      decayMs: null,
      parallelism: 64,
      speed: 50,
      reason: 'A test',
    });
  }
});
afterAll(async () => {
  await superuser.end();
  await testKernel.close();
});
beforeEach(() => {
  held = [];
  testKernel.upstream.script = [(...exchange) => held.push(() => answer(...exchange))];
});

/** A round that was cleared of the whole line. */
const cleared = async () => {
  await expect.poll(async () => (await marketPool())?.askedSlots, { timeout: 15_000 }).toBe(slots + 2 * each);
};

describe('a flood by an agent that values slots little, and one that values them much', () => {
  test('off: both are served alike, and nothing is written', async () => {
    const served = await flood(async () => undefined);
    expect(Math.abs(highAmong(served, each) - each / 2)).toBeLessThanOrEqual(1);
    for (const table of ['market_state', 'market_round', 'market_demand', 'market_grant', 'market_setting']) {
      expect(await count(table)).toBe(0);
    }
    expect(await connect().market.state.query()).toMatchObject({
      settings: { mode: 'off', version: 0 },
      lastRound: null,
    });
  });

  test('shadow: rounds say what would be, both are served as before, and nobody pays', async () => {
    await setMode('shadow');
    const served = await flood(cleared);
    expect(Math.abs(highAmong(served, each) - each / 2)).toBeLessThanOrEqual(1);
    const { all, transfers, ledger } = await connect().market.credits.query();
    expect(all.spent).toBe('0');
    expect(BigInt(all.shadowSpent)).toBeGreaterThan(0n);
    expect(transfers.every(({ kind }) => kind === 'credit_grant')).toBe(true);
    expect(ledger).toMatchObject({ sum: '0', unsettled: '0', balances: true });
  });

  test('on: who values slots more is served first, says why, and pays for it', async () => {
    await setMode('on');
    const { lastRound } = await connect().market.state.query();
    const served = await flood(async () => {
      await expect
        .poll(async () => (await connect().market.state.query()).lastRound?.number, { timeout: 15_000 })
        .toBeGreaterThan((lastRound?.number ?? 0) + 1);
      await cleared();
    });
    // Calls may reach the provider in another order than they started in, by one.
    expect(highAmong(served, each)).toBeGreaterThanOrEqual(each - 1);
    const poolId = (await poolNow())?.id ?? '';
    const round = await connect().market.round.query({ poolId });
    expect(round).toMatchObject({ mode: 'on', invariant: { holds: true }, pool: { id: poolId } });
    const { rounds } = await connect().market.rounds.query({});
    const crowded =
      rounds.find(({ unservedSlots, mode }) => mode === 'on' && unservedSlots > each) ?? expect.fail('No round.');
    const contested = await connect().market.round.query({ poolId, round: crowded.number });
    const { slug } = testKernel.credentials.agents[low] ?? expect.fail('There is no such agent.');
    const lost = contested?.allocations.find(({ agent }) => agent.slug === slug);
    expect(lost).toMatchObject({ slots: 0, payment: 0, reason: { code: 'outbid' } });
    expect(lost?.reason.explanation).toContain('below the price');
    expect(contested?.demand.at(-1)?.toSlots).toBe(contested?.askedSlots);
  });

  test('a department sells slots: it gets what it asks or more, and what nobody buys stands idle', async () => {
    const console = connect();
    const poolId = (await poolNow())?.id ?? '';
    const { department } = await console.agents.get.query({ agentId: await idOf(high) });
    await console.settings.update.mutate({ energyNanoUsdPerKwh: '100000000', carbonNanoUsdPerTonne: '100000000000' });
    await console.energy.createDevice.mutate({
      name: 'held',
      poolId,
      kind: 'gpu',
      accelerator: 'H100',
      meter: { kind: 'model' },
      idleMilliwatts: 100_000,
      peakMilliwatts: 900_000,
      systemMilliwatts: 0,
      figures: [],
      reservedDepartmentId: department.id,
      wearNanoUsdPerHour: '1000000000',
    });
    const { settings } = await console.market.state.query();
    await console.market.setSettings.mutate({
      rule: 'double_auction',
      expectedVersion: settings.version,
      reason: 'A test',
    });
    const ask = 500_000;
    const offer = { departmentId: department.id, poolId, ask, expectedVersion: 0, reason: 'A test' };
    await expect(console.market.offerSlots.mutate({ ...offer, slots: 5 })).rejects.toThrow('holds 4 slots');
    expect(await console.market.offerSlots.mutate({ ...offer, slots: 2 })).toMatchObject({ heldSlots: 4, version: 1 });
    await expect(console.market.offerSlots.mutate({ ...offer, slots: 1 })).rejects.toThrow('Somebody changed');

    // What only the low agent wants is sold for less than is asked: two of four slots stand idle.
    const calls = Array.from({ length: slots + each }, () => callOf(low));
    const roundNow = () => connect().market.round.query({ poolId });
    await expect.poll(async () => (await roundNow())?.withheldSlots, { timeout: 15_000 }).toBe(2);
    await expect
      .poll(
        async () => {
          const { running = 0, waiting = 0 } = (await poolNow()) ?? {};
          if (running > 2) held.shift()?.();
          return running <= 2 && waiting > 0;
        },
        { timeout: 15_000 },
      )
      .toBe(true);
    expect((await poolNow())?.running).toBe(2);
    const shown = await roundNow();
    expect(shown).toMatchObject({ rule: 'double_auction', receipts: [], invariant: { holds: true } });
    expect(
      shown?.supplySteps.map(({ slots: given, seller, price }) => [given, seller?.name ?? null, price >= ask]),
    ).toEqual([
      [2, null, false],
      [2, department.name, true],
    ]);
    const { cost } = shown?.supplySteps[0] ?? expect.fail('There is no supply.');
    for (const part of [cost.provider, cost.energy, cost.carbon, cost.wear]) expect(part).toBeGreaterThan(0);

    // The high agent pays it.
    calls.push(...Array.from({ length: each }, () => callOf(high)));
    await expect.poll(async () => (await roundNow())?.receipts[0]?.slots, { timeout: 15_000 }).toBe(2);
    const sold = await roundNow();
    expect(sold?.receipts[0]?.received).toBeGreaterThanOrEqual(2 * ask);
    expect(sold?.invariant.holds).toBe(true);
    const timer = setInterval(() => held.shift()?.(), 5);
    expect(new Set(await Promise.all(calls))).toEqual(new Set([200]));
    clearInterval(timer);
    await console.market.offerSlots.mutate({ ...offer, slots: 0, expectedVersion: 1 });
    expect(BigInt((await connect().market.credits.query()).all.received)).toBeGreaterThan(0n);
  });

  test('what rounds took is settled once, sums to zero, and what departments have is what the ledger says', async () => {
    const before = await connect().market.credits.query();
    expect(BigInt(before.all.spent)).toBeGreaterThan(0n);
    await setMode('off');
    const { all, ledger, transfers } = await connect().market.credits.query();
    expect(ledger).toEqual({ sum: '0', unsettled: '0', balances: true });
    const sumOf = (kind: string) =>
      transfers.filter((transfer) => transfer.kind === kind).reduce((sum, { amount }) => sum + BigInt(amount), 0n);
    expect(sumOf('credit_use').toString()).toBe(all.spent);
    expect(sumOf('credit_sale').toString()).toBe(all.received);
    expect(sumOf('credit_burn') + sumOf('credit_sale')).toBe(sumOf('credit_use'));
    // In the export of the month they are a charge in their own currency, which is billed at nothing.
    const month = new Date().toISOString().slice(0, 7);
    const page = await connect().ledger.focusPage.query({ month });
    expect(checkFocus(page, { version: '1.2' })).toEqual([]);
    const cells = (name: string) => page.rows.map((row) => row[page.columns.indexOf(name)]);
    const inCredits = cells('PricingCurrency').flatMap((currency, row) => (currency === 'Credits' ? [row] : []));
    const paid = inCredits.map((row) => Number(cells('PricingCurrencyEffectiveCost')[row]) * 1_000_000);
    expect(paid.reduce((sum, amount) => sum + amount, 0)).toBeCloseTo(Number(all.spent), 0);
    expect(inCredits.every((row) => cells('BilledCost')[row] === '0')).toBe(true);
    const [period, ...earlier] = await connect().market.creditPeriods.query();
    expect(earlier).toEqual([]);
    expect(period?.all).toEqual({
      granted: all.granted,
      used: all.spent,
      sold: all.received,
      rebated: '0',
      burned: sumOf('credit_burn').toString(),
      expired: '0',
    });
    expect(period?.departments.reduce((sum, { used }) => sum + BigInt(used), 0n).toString()).toBe(all.spent);
  });

  test('an agent that lost finds out why, and what would have been with less, or without a market', async () => {
    const why = await connect().market.why.query({ agentId: await idOf(low) });
    expect(why.explanation).toMatch(/went without in \d+\. In the last: /);
    expect(why.pools[0]?.rounds.some(({ slots: got, askedSlots }) => got === 0 && askedSlots > 0)).toBe(true);
    const same = await connect().market.whatIf.query({});
    expect(same).toMatchObject({ simulated: true, differing: 0, leftOut: 0, spanRounds: same.rounds });
    expect(same.rounds).toBeGreaterThan(2);
    expect(same.all.candidate).toEqual(same.all.recorded);
    const off = await connect().market.whatIf.query({ marketOff: true });
    expect(off.all.candidate.paid).toBe(0);
    // Nothing is withheld where nobody asks for anything.
    expect(off.all.candidate.grantedSlotRounds).toBeGreaterThan(off.all.recorded.grantedSlotRounds);
    expect(off.all.candidate.worth).toBeLessThan(off.all.recorded.worth);
    const cut = await connect().market.whatIf.query({ limitThousandths: { slots: 500 } });
    expect(cut.all.candidate.grantedSlotRounds).toBeLessThan(cut.all.recorded.grantedSlotRounds);
    expect(cut.all.candidate.meanPrice).toBeGreaterThanOrEqual(cut.all.recorded.meanPrice);
  });

  test('asked about credits, it says what a department would have been served and paid with others', async () => {
    const { department } = await connect().agents.get.query({ agentId: await idOf(high) });
    const ofDepartment = async (thousandths: number) => {
      const { departments } = await connect().market.whatIf.query({
        creditThousandths: { [department.id]: thousandths },
      });
      return departments.find((one) => one.department.id === department.id) ?? expect.fail('It did not bid.');
    };
    const same = await ofDepartment(1_000);
    expect(same.candidate).toEqual(same.recorded);
    expect(same.recorded.paid).toBeGreaterThan(0);
    const without = await ofDepartment(0);
    expect(without.candidate.paid).toBe(0);
    expect(without.candidate.worth).toBeLessThan(same.recorded.worth);
    expect(without.candidate.energyMillijoules).toBeLessThanOrEqual(same.recorded.energyMillijoules);
    expect(without.recorded).toEqual(same.recorded);
  });

  test('how near rounds came to their optimum is said of a pool and of each round, and nothing of a pool without bids', async () => {
    const poolId = (await poolNow())?.id ?? '';
    const { judged, scarce, byValue, byBid, points, rounds } = await connect().market.efficiency.query({ poolId });
    expect(judged).toBeGreaterThan(2);
    expect(judged).toBeLessThanOrEqual(rounds);
    expect(scarce).toBeGreaterThan(0);
    for (const { worth, best } of [byValue, byBid]) {
      expect(worth).toBeLessThanOrEqual(best);
      expect(worth / best).toBeGreaterThan(0.5);
    }
    expect(points.reduce((sum, point) => sum + point.rounds, 0)).toBe(judged);
    const last = await connect().market.round.query({ poolId });
    expect(last?.efficiency?.byValue?.best).toBeGreaterThanOrEqual(last?.efficiency?.byValue?.worth ?? Infinity);
    const pools = await connect().market.pools.query();
    const other = pools.find(({ pool, prices }) => pool.id !== poolId && prices.length === 0)?.pool.id;
    if (other !== undefined) {
      expect(await connect().market.efficiency.query({ poolId: other })).toMatchObject({ judged: 0, points: [] });
    }
  });

  test('asked about one bid of one pool, it says round by round and agent by agent what that would have changed', async () => {
    const poolId = (await poolNow())?.id ?? '';
    const [lowId, highId] = [await idOf(low), await idOf(high)];
    const dearer = await connect().market.whatIf.query({ poolId, agentThousandths: { [lowId]: 100_000 } });
    const of = (agentId: string) =>
      dearer.agents.find(({ agent }) => agent.id === agentId) ?? expect.fail('It did not bid.');
    expect(of(lowId).candidate.slotRounds).toBeGreaterThan(of(lowId).recorded.slotRounds);
    expect(of(lowId).candidate.roundsWithout).toBe(0);
    expect(of(highId).candidate.slotRounds).toBeLessThan(of(highId).recorded.slotRounds);
    expect(dearer.agentCount).toBe(dearer.agents.length);
    expect(dearer.prices).toHaveLength(dearer.rounds);
    expect(dearer.prices.some(({ recorded, candidate }) => candidate > recorded)).toBe(true);
    const elsewhere = await connect().market.pools.query();
    const other = elsewhere.find(({ pool }) => pool.id !== poolId)?.pool.id;
    if (other !== undefined) {
      expect(await connect().market.whatIf.query({ poolId: other })).toMatchObject({ agents: [], prices: [] });
    }
    await expect(connect().market.whatIf.query({ poolId: 'pol_00000000000000000000000000' })).rejects.toThrow();
  });

  test('the kept rounds of a pool are listed by pages, and each says how its bids came about', async () => {
    const poolId = (await poolNow())?.id ?? '';
    const all = await connect().market.history.query({ poolId, limit: 200 });
    expect(all.next).toBeNull();
    const [last] = all.rounds;
    expect(await connect().market.round.query({ poolId })).toMatchObject({
      round: last?.round,
      hash: last?.hash,
      price: last?.price,
      grantedSlots: last?.grantedSlots,
      replays: true,
    });
    const first = await connect().market.history.query({ poolId, limit: 2 });
    const next = await connect().market.history.query({ poolId, limit: 198, cursor: first.next ?? undefined });
    expect([...first.rounds, ...next.rounds]).toEqual(all.rounds);
    const why = await connect().market.why.query({ agentId: await idOf(low) });
    const { bid, origin } = why.pools[0]?.rounds[0] ?? expect.fail('It took part in no round.');
    expect(origin).toMatchObject({ pacingThousandths: 1_000, boundByCredits: false });
    expect(origin?.value).toBe(bid);
    const { rows } = await superuser.query<{ bids: number; origins: number }>(
      'select bids, json_array_length(origins) as origins from market_round',
    );
    for (const { bids, origins } of rows) expect(origins).toBe(bids);
  });

  test('what past rounds say stays, whatever electricity, carbon and wear cost from now on', async () => {
    const console = connect();
    const poolId = (await poolNow())?.id ?? '';
    const agentId = await idOf(low);
    const read = async () => {
      const { rounds } = await console.market.history.query({ poolId, limit: 200 });
      const whole = await Promise.all(
        rounds.slice(0, 5).map(({ round }) => console.market.round.query({ poolId, round })),
      );
      const [why, whatIf] = [await console.market.why.query({ agentId }), await console.market.whatIf.query({})];
      return { rounds, whole, why, whatIf };
    };
    const before = await read();
    expect(before.whole.some((round) => round?.replays)).toBe(true);
    await console.settings.update.mutate({ energyNanoUsdPerKwh: '9000000000', carbonNanoUsdPerTonne: null });
    const found = (await console.energy.devices.query()).items.find(({ name }) => name === 'held');
    const { state: _state, simulated: _simulated, ...device } = found ?? expect.fail('There is no such device.');
    await console.energy.updateDevice.mutate({ ...device, deviceId: device.id, wearNanoUsdPerHour: '900000000000' });
    expect(await read()).toEqual(before);
  });

  test('every round that is kept is decided again from its snapshot to the byte', async () => {
    const { rows } = await superuser.query<{ snapshot: MarketRound; result: MarketRoundResult; hash: Buffer }>(
      'select snapshot, result, hash from market_round order by number',
    );
    expect(rows.length).toBeGreaterThan(2);
    for (const { snapshot, hash } of rows) {
      expect(Buffer.from(hashOfRound(snapshot, clearRound(snapshot))).equals(hash)).toBe(true);
    }
    // Canary: a bid that was changed afterwards does not pass.
    const first = rows.find(({ snapshot }) => snapshot.bids.length > 1);
    const { snapshot, hash } = first ?? expect.fail('No round had two bids.');
    const forged = { ...snapshot, bids: snapshot.bids.map((bid) => ({ ...bid, waitedRounds: bid.waitedRounds + 1 })) };
    expect(Buffer.from(hashOfRound(forged, clearRound(forged))).equals(hash)).toBe(false);
  });

  test('of more rounds than can be looked at, stretches are, and those of before credits were kept are left out', async () => {
    const copies = 1_000;
    await superuser.query(
      `insert into market_round (organisation_id, number, at, mode, snapshot, result, outcomes, charges, receipts, origins, hash,
         cleared_in_us, pools, bids, granted_slots, unserved_slots, paid)
       select organisation_id, number + copy, at + copy * interval '1 second', mode, snapshot, result, outcomes, charges, receipts,
         case when copy > $1 - 20 then null else origins end, hash, cleared_in_us, pools, bids, granted_slots, unserved_slots, paid
       from (select * from market_round order by number desc limit 1) as last cross join generate_series(1, $1::int) as copy`,
      [copies],
    );
    const ofDay = await connect().market.whatIf.query({ spanMs: 86_400_000, limitThousandths: { slots: 500 } });
    expect(ofDay.spanRounds).toBeGreaterThan(copies);
    expect(ofDay).toMatchObject({ rounds: 600, leftOut: 20, differing: 0 });
    const short = await connect().market.whatIf.query({ spanMs: 60_000 });
    expect(short).toMatchObject({ spanRounds: 61, rounds: 61, leftOut: 20 });
    const poolId = (await poolNow())?.id ?? '';
    expect(await connect().market.efficiency.query({ poolId, spanMs: 86_400_000 })).toMatchObject({ rounds: 600 });
  });
});
