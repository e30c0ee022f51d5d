import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../ids/index.ts';
import { energyOrigin, intentEntry, settlementEntry, type CallEnergy, type JournalEntry } from '../journal/index.ts';
import { exampleIntent, exampleSettlement } from '../testing/example-call.ts';
import {
  closeLedgerMonth,
  foldSpend,
  listDearPairs,
  listMonthSpend,
  listOwnerEnergy,
  listOwnerSpend,
  type EnergyOwner,
  type OwnerEnergyQuestion,
  type OwnerEnergyRow,
  reopenLedgerMonth,
} from './index.ts';
import { spendSource, type SpendCut } from './spend-source.ts';
import { openTestBooks, type TestBooks } from './testing/index.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Hours are counted from here: two days of a month, then two of the next. */
const beginMs = Date.UTC(2026, 2, 30);
const author = { kind: 'system', id: 'test' } as const;
const agents = Array.from({ length: 3 }, () => newId('agt', 1));
const models = [newId('mdl', 1), newId('mdl', 1)];
const departments = [newId('dep', 1), newId('dep', 1)];
const providers = [newId('prv', 1), newId('prv', 1)];

interface AnyCall {
  readonly hour: number;
  readonly agent: number;
  readonly model: number;
  readonly department: number;
  readonly simulated: boolean;
  /** Null: not known. */
  readonly nanoUsd: bigint | null;
  readonly split: boolean;
  /** Null: not known. */
  readonly joules: number | null;
}

/** What happens, in any order: whoever folds may do so while calls of any hour are still to come. */
type Step =
  | { readonly kind: 'calls'; readonly calls: readonly AnyCall[] }
  | { readonly kind: 'resend'; readonly which: number }
  | { readonly kind: 'fold'; readonly untilHour: number }
  | { readonly kind: 'close' | 'reopen' };

const hour = fc.nat({ max: 95 });
const anyCall: fc.Arbitrary<AnyCall> = fc.record({
  hour,
  agent: fc.nat({ max: 2 }),
  model: fc.nat({ max: 1 }),
  department: fc.nat({ max: 1 }),
  simulated: fc.boolean(),
  nanoUsd: fc.option(fc.bigInt({ min: 0n, max: 10n ** 15n })),
  split: fc.boolean(),
  joules: fc.option(fc.nat({ max: 1_000_000 })),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('calls'), calls: fc.array(anyCall, { minLength: 1, maxLength: 6 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('resend'), which: fc.nat() }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('fold'), untilHour: fc.nat({ max: 99 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('close', 'reopen') }) },
);

let books: TestBooks;
beforeAll(async () => {
  books = await openTestBooks(4);
});
afterAll(() => books.close());

interface World {
  readonly organisationId: string;
  readonly sent: (readonly JournalEntry[])[];
}

const newWorld = (): World => ({ organisationId: newId('org', 1), sent: [] });

function entriesOf(organisationId: string, calls: readonly AnyCall[]): readonly JournalEntry[] {
  const pairs = calls.map((call) => {
    const atMs = beginMs + call.hour * hourMs + 1;
    const intent = exampleIntent(organisationId, {
      id: newId('call', atMs),
      receivedAtUs: atMs * 1_000,
      agentId: agents[call.agent] ?? '',
      modelId: models[call.model] ?? null,
      departmentId: departments[call.department] ?? '',
      providerId: providers[call.model] ?? null,
      simulated: call.simulated,
    });
    const nanoUsd = call.nanoUsd ?? 0n;
    const costLines = [
      { tokenClass: 'input', quantity: 40, nanoUsd: nanoUsd / 3n },
      { tokenClass: 'reasoning', quantity: 7, nanoUsd: nanoUsd - nanoUsd / 3n },
    ] as const;
    return [
      intent,
      exampleSettlement(intent, {
        costNanoUsd: call.nanoUsd,
        ...(call.split && nanoUsd > 0n ? { costLines } : {}),
        energy: call.joules === null ? undefined : energyOf(call.joules),
      }),
    ] as const;
  });
  return [
    ...pairs.map(([intent]) => intentEntry(intent)),
    ...pairs.map(([, settlement]) => settlementEntry(settlement)),
  ];
}

const energyOf = (joules: number): CallEnergy => ({
  lowMillijoules: joules * 250,
  millijoules: joules * 1_000,
  highMillijoules: joules * 4_000,
  locationMicrograms: joules * 127,
  marketMicrograms: joules * 3,
  basis: 'estimated',
  origin: energyOrigin(joules % 2 === 0 ? 'estimated' : 'measured', 'T1', 'class:compact', 'WORLD'),
});

/** Folds as the kernel does: until nothing is left to fold. */
async function fold({ organisationId }: World, untilHour: number): Promise<void> {
  let more = true;
  while (more) {
    more = await books.database.withTenant(organisationId, (tx) =>
      foldSpend(tx, organisationId, beginMs + untilHour * hourMs),
    );
  }
}

async function take(world: World, next: Step): Promise<void> {
  const { organisationId, sent } = world;
  switch (next.kind) {
    case 'calls': {
      const entries = entriesOf(organisationId, next.calls);
      sent.push(entries);
      return books.writer.write(entries).then(() => undefined);
    }
    case 'resend': {
      const entries = sent[next.which % Math.max(1, sent.length)];
      if (entries !== undefined) await books.writer.write(entries);
      return;
    }
    case 'fold':
      return fold(world, next.untilHour);
    case 'close':
      await books.database.withTenant(organisationId, (tx) =>
        closeLedgerMonth(tx, organisationId, '2026-03', author, null),
      );
      return;
    case 'reopen':
      await books.database.withTenant(organisationId, (tx) =>
        reopenLedgerMonth(tx, organisationId, '2026-03', author, 'Late.'),
      );
  }
}

/** What the ledger says of each cut: money from transfers and the lines of settlements, calls from settlements. */
const ledgerOf: Readonly<Record<SpendCut, string>> = {
  booked: `to_char(coalesce(t.month, t.of_month, date_trunc('month', c.received_at at time zone 'UTC')), 'YYYY-MM')`,
  department: `coalesce(split_part(t.debit_account, '/', 2), c.department_id)`,
  team: `''::text`,
  agent: `coalesce(split_part(t.debit_account, '/', 3), c.agent_id)`,
  model: `coalesce(split_part(t.debit_account, '/', 4), c.model_id)`,
  provider: `coalesce(split_part(t.credit_account, '/', 2), c.provider_id)`,
  class: `line.class`,
  pair: `coalesce(split_part(t.debit_account, '/', 3), c.agent_id) || '/' || c.model_id`,
};

async function ledgerSums({ organisationId }: World, cut: SpendCut): Promise<readonly string[]> {
  const isClass = cut === 'class';
  const { rows } = await books.superuser.query<{ line: string }>(
    `select concat_ws(' ', to_char(c.received_at at time zone 'UTC', 'YYYY-MM-DD'), ${ledgerOf[cut]}, c.simulated,
       ${isClass ? '0' : 'count(*)'}, coalesce(sum(${isClass ? 'line.nano_usd' : 't.amount'}), 0)) as line
     from call_settlement s
     join call c on c.organisation_id = s.organisation_id and c.id = s.call_id
     left join ledger_transfer t on t.organisation_id = s.organisation_id and t.key = s.call_id
     ${
       isClass
         ? `join lateral (
              select part ->> 0 as class, (part ->> 2)::bigint as nano_usd from jsonb_array_elements(s.cost_lines) part
              union all select 'unsplit', t.amount where jsonb_array_length(coalesce(s.cost_lines, '[]')) = 0
            ) line on t.amount > 0`
         : ''
     }
     where s.organisation_id = $1
     group by to_char(c.received_at at time zone 'UTC', 'YYYY-MM-DD'), ${ledgerOf[cut]}, c.simulated`,
    [organisationId],
  );
  return rows.map(({ line }) => line).toSorted();
}

function daySums({ organisationId }: World, cut: SpendCut): Promise<readonly string[]> {
  return books.database.withTenant(organisationId, async (tx) => {
    const rows = await tx.$queryRaw<{ line: string }[]>`
      select concat_ws(' ', day, case part_id when '' then owner_id else owner_id || '/' || part_id end, simulated, sum(calls),
             sum(cost_nano_usd)) as line
      from ${spendSource(cut, beginMs, beginMs + 4 * dayMs)} as spent
      group by day, owner_id, part_id, simulated`;
    return rows.map(({ line }) => line).toSorted();
  });
}

const settledBy: Readonly<Record<Exclude<EnergyOwner, 'team'>, string>> = {
  agent: 'c.agent_id',
  department: 'c.department_id',
  model: `coalesce(c.model_id, '')`,
  day: `(extract(epoch from date_trunc('day', c.received_at, 'UTC')) * 1000)::bigint::text`,
};

/** What settlements say that each owner's calls took, by model: ends apart, as they are added within a model. */
async function settledEnergies(
  { organisationId }: World,
  by: Exclude<EnergyOwner, 'team'>,
): Promise<readonly string[]> {
  const { rows } = await books.superuser.query<{ line: string }>(
    `with by_model as (
       select ${settledBy[by]} as owner, c.simulated, coalesce(c.model_id, '') as model, count(*) as calls,
         count(s.energy_millijoules) as known, coalesce(sum(s.energy_low_millijoules), 0) as low,
         coalesce(sum(s.energy_millijoules), 0) as centre, coalesce(sum(s.energy_high_millijoules), 0) as high,
         coalesce(sum(s.energy_millijoules) filter (where s.energy_basis = 'estimated'), 0) as estimated,
         coalesce(sum(s.carbon_location_micrograms), 0) as location, coalesce(sum(s.carbon_market_micrograms), 0) as market
       from call_settlement s join call c on c.organisation_id = s.organisation_id and c.id = s.call_id
       where s.organisation_id = $1 group by 1, 2, 3)
     select concat_ws(' ', owner, simulated, sum(calls), sum(known), sum(centre), sum(estimated), sum(location), sum(market),
       string_agg(low || '/' || centre || '/' || high, ',' order by low, centre, high)) as line
     from by_model group by owner, simulated`,
    [organisationId],
  );
  return rows.map(({ line }) => line).toSorted();
}

/** What calls took, by agent in pages of two; the most first, and each page says of how many it is one. */
async function energyPages(
  organisationId: string,
  question: Pick<OwnerEnergyQuestion, 'by' | 'simulated'>,
): Promise<readonly OwnerEnergyRow[]> {
  const limit = question.by === 'agent' ? 2 : 100;
  const rows: OwnerEnergyRow[] = [];
  for (;;) {
    const place = { fromMs: beginMs, untilMs: beginMs + 4 * dayMs, offset: rows.length, limit };
    const page = await books.database.withTenant(
      organisationId,
      (tx) => listOwnerEnergy(tx, { ...question, ...place }),
      { oneInstant: true },
    );
    rows.push(...page);
    if (page.length < limit) break;
  }
  if (question.by !== 'day') {
    const ranked = rows.toSorted(
      (one, other) => Number(other.millijoules - one.millijoules) || (one.id < other.id ? -1 : 1),
    );
    expect(rows).toEqual(ranked);
  }
  for (const { owners } of rows) expect(owners).toBe(rows.length);
  return rows;
}

async function ownerEnergies({ organisationId }: World, by: EnergyOwner): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const simulated of [false, true]) {
    const rows = await energyPages(organisationId, { by, simulated });
    for (const row of rows) {
      const ends = row.models
        .toSorted((one, other) => Number(one.lowMillijoules - other.lowMillijoules))
        .map((each) => `${each.lowMillijoules}/${each.millijoules}/${each.highMillijoules}`);
      const { id, calls, energyCalls, millijoules, estimatedMillijoules } = row;
      const carbon = [row.carbonLocationMicrograms, row.carbonMarketMicrograms];
      const figures = [calls, energyCalls, millijoules, estimatedMillijoules, ...carbon];
      lines.push([id, simulated ? 't' : 'f', ...figures, ends.join(',')].join(' '));
    }
  }
  return lines.toSorted();
}

/** Cuts whose sums are not those of the ledger. A call without cost is in no month's books but those of its arrival. */
async function differences(world: World): Promise<readonly string[]> {
  const found: string[] = [];
  for (const cut of ['department', 'team', 'agent', 'model', 'provider', 'class', 'pair'] as const) {
    const [is, ought] = [await daySums(world, cut), await ledgerSums(world, cut)];
    if (JSON.stringify(is) !== JSON.stringify(ought)) {
      found.push(`${cut}: ${is.join('; ')} instead of ${ought.join('; ')}`);
    }
  }
  for (const by of ['agent', 'department', 'model', 'day'] as const) {
    const [is, ought] = [await ownerEnergies(world, by), await settledEnergies(world, by)];
    if (JSON.stringify(is) !== JSON.stringify(ought)) {
      found.push(`energy by ${by}: ${is.join('; ')} instead of ${ought.join('; ')}`);
    }
  }
  const months = await books.database.withTenant(world.organisationId, (tx) => listMonthSpend(tx));
  const { rows } = await books.superuser.query<{ line: string }>(
    `select concat_ws(' ', to_char(of_month, 'YYYY-MM'), sum(amount), coalesce(sum(amount) filter (where month > of_month), 0)) as line
     from ledger_transfer where organisation_id = $1 group by of_month order by of_month desc`,
    [world.organisationId],
  );
  const spent = months
    .filter(({ realNanoUsd, simulatedNanoUsd }) => realNanoUsd + simulatedNanoUsd > 0n)
    .map((row) => `${row.month} ${row.realNanoUsd + row.simulatedNanoUsd} ${row.lateNanoUsd}`);
  if (spent.join() !== rows.map(({ line }) => line).join()) found.push(`months: ${spent.join('; ')}`);
  return found;
}

test('sums by day are the ledger’s to the nano-USD, whenever hours are folded, calls come late and months close', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const world = newWorld();
      for (const next of steps) await take(world, next);
      expect(await differences(world)).toEqual([]);
      await fold(world, 99);
      expect(await differences(world)).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test('no call is lost or counted twice that is booked while hours are folded', async () => {
  const world = newWorld();
  const calls = fc.sample(fc.array(anyCall, { minLength: 5, maxLength: 20 }), { numRuns: 40, seed: 7 });
  const writing = calls.map((some) => take(world, { kind: 'calls', calls: some }));
  const folding = (async () => {
    for (let untilHour = 3; untilHour < 99; untilHour += 3) await fold(world, untilHour);
  })();
  await Promise.all([...writing, folding]);
  expect(await differences(world)).toEqual([]);
});

describe('canary:', () => {
  const call: AnyCall = {
    hour: 5,
    agent: 0,
    model: 0,
    department: 0,
    simulated: false,
    nanoUsd: 900n,
    split: true,
    joules: 41,
  };
  const history: readonly Step[] = [
    { kind: 'calls', calls: [call, { ...call, hour: 30, agent: 1 }, { ...call, hour: 70, split: false }] },
    { kind: 'fold', untilHour: 48 },
    { kind: 'calls', calls: [{ ...call, agent: 2, nanoUsd: 11n }] },
  ];

  test.each([
    ['a late call that no fold will know of', 'delete from spend_late where organisation_id = $1'],
    [
      'a fold that says it is further than it is',
      `update spend_fold set folded_until = folded_until + interval '2 days' where organisation_id = $1`,
    ],
    [
      'an hour that is folded and read',
      `update spend_fold set folded_until = folded_until - interval '1 day' where organisation_id = $1`,
    ],
    [
      'a sum of a day that is ahead',
      'update spend_day set cost_nano_usd = cost_nano_usd + 1 where organisation_id = $1',
    ],
    [
      'a joule that no call of a department took',
      `update spend_day set energy_millijoules = energy_millijoules + 1000 where organisation_id = $1 and cut = 'mix'`,
    ],
    ['a stale fold', `delete from spend_day where organisation_id = $1 and day = date '2026-03-31'`],
  ])('%s is found', async (_, tampering) => {
    const world = newWorld();
    for (const next of history) await take(world, next);
    expect(await differences(world)).toEqual([]);
    await books.superuser.query(tampering, [world.organisationId]);
    expect((await differences(world)).length).toBeGreaterThan(0);
  });
});

test('an owner has the sum of its span and of another one, and its first dearest day', async () => {
  const world = newWorld();
  const call: AnyCall = {
    hour: 0,
    agent: 0,
    model: 0,
    department: 0,
    simulated: false,
    nanoUsd: 100n,
    split: false,
    joules: 41,
  };
  await take(world, {
    kind: 'calls',
    calls: [
      call,
      { ...call, hour: 26, nanoUsd: 40n },
      { ...call, hour: 27, nanoUsd: 60n },
      { ...call, hour: 50, nanoUsd: 100n },
      { ...call, hour: 51, simulated: true, nanoUsd: 999n },
      { ...call, hour: 80, nanoUsd: null },
    ],
  });
  await fold(world, 99);
  const rows = await books.database.withTenant(world.organisationId, (tx) =>
    listOwnerSpend(tx, {
      by: 'agent',
      simulated: false,
      fromMs: beginMs + dayMs,
      untilMs: beginMs + 4 * dayMs,
      other: { fromMs: beginMs, untilMs: beginMs + dayMs },
    }),
  );
  expect(rows).toEqual([
    {
      id: agents[0],
      costNanoUsd: 200n,
      otherNanoUsd: 100n,
      calls: 5,
      callsWithoutCost: 1,
      quantity: 2_800n,
      peakDay: beginMs / dayMs + 1,
      peakCalls: 2,
    },
  ]);
});

test('only pairs that were dear on a day in question are told, with all their days', async () => {
  const world = newWorld();
  const call: AnyCall = {
    hour: 0,
    agent: 0,
    model: 0,
    department: 0,
    simulated: false,
    nanoUsd: 10n,
    split: true,
    joules: 41,
  };
  await take(world, {
    kind: 'calls',
    calls: [
      call,
      { ...call, hour: 30 },
      { ...call, hour: 60, nanoUsd: 500n },
      { ...call, agent: 1, nanoUsd: 500n },
      { ...call, agent: 1, hour: 60 },
    ],
  });
  const rows = await books.database.withTenant(world.organisationId, (tx) =>
    listDearPairs(tx, {
      fromMs: beginMs,
      markedMs: beginMs + dayMs,
      untilMs: beginMs + 4 * dayMs,
      leastNanoUsd: 500n,
    }),
  );
  expect(rows.map(({ agentId, costNanoUsd }) => [agentId, costNanoUsd])).toEqual([
    [agents[0], 10n],
    [agents[0], 10n],
    [agents[0], 500n],
  ]);
  expect(rows[0]).toMatchObject({ inputQuantity: 40, outputQuantity: 7 });
});
