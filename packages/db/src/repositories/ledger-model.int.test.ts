import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../ids/index.ts';
import { intentEntry, settlementEntry, type JournalEntry } from '../journal/index.ts';
import { exampleIntent, exampleSettlement } from '../testing/example-call.ts';
import {
  bookTransfer,
  checkLedgerMonth,
  closeLedgerMonth,
  listLedgerBalances,
  reopenLedgerMonth,
  reverseTransfer,
} from './index.ts';
import { openTestBooks, type TestBooks } from './testing/index.ts';

const months = ['2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09'] as const;
const author = { kind: 'system', id: 'test' } as const;

/** What anybody may do, in any order. Months are places in the list; calls and keys are chosen among those there are. */
type Step =
  | { readonly kind: 'call'; readonly month: number; readonly nanoUsd: bigint }
  | { readonly kind: 'resend'; readonly which: number }
  | { readonly kind: 'adjust'; readonly month: number; readonly amount: bigint; readonly key: number }
  | { readonly kind: 'reverse'; readonly which: number }
  | { readonly kind: 'close' | 'reopen'; readonly month: number };

const month = fc.nat({ max: 3 });
const amount = fc.bigInt({ min: 1n, max: 10n ** 12n });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('call'), month, nanoUsd: fc.bigInt({ min: 0n, max: 10n ** 12n }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('resend'), which: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('adjust'), month, amount, key: fc.nat({ max: 3 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('reverse'), which: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('close', 'reopen'), month }) },
);

interface ModelTransfer {
  readonly amount: bigint;
  readonly debit: string;
  readonly credit: string;
  readonly ofMonth: number;
  readonly bookedIn: number;
  readonly isReversal: boolean;
}

/** What the ledger must hold after the same steps: the rules of docs/decisions/0013, without a database. */
class LedgerModel {
  readonly transfers = new Map<string, ModelTransfer>();
  readonly closed = new Map<number, bigint>();

  openMonth(from: number): number {
    let open = from;
    while (this.closed.has(open)) open += 1;
    return open;
  }

  book(
    key: string,
    transfer: Pick<ModelTransfer, 'amount' | 'debit' | 'credit' | 'ofMonth'>,
    isReversal = false,
  ): void {
    if (this.transfers.has(key) || transfer.amount === 0n) return;
    this.transfers.set(key, { ...transfer, isReversal, bookedIn: this.openMonth(transfer.ofMonth) });
  }

  reverse(key: string): void {
    const original = this.transfers.get(key);
    if (original === undefined || original.isReversal) return;
    this.book(`reverse/${key}`, { ...original, debit: original.credit, credit: original.debit }, true);
  }

  callsBookedIn(booked: number): bigint {
    return [...this.transfers]
      .filter(([key, transfer]) => key.startsWith('call_') && transfer.bookedIn === booked)
      .reduce((sum, [, transfer]) => sum + transfer.amount, 0n);
  }
}

let books: TestBooks;
let superuser: TestBooks['superuser'];
let database: TestBooks['database'];
let writer: TestBooks['writer'];

beforeAll(async () => {
  books = await openTestBooks(2);
  ({ superuser, database, writer } = books);
});
afterAll(() => books.close());

interface World {
  readonly organisationId: string;
  readonly model: LedgerModel;
  readonly calls: (readonly JournalEntry[])[];
}

async function take({ organisationId, model, calls }: World, next: Step): Promise<void> {
  switch (next.kind) {
    case 'call': {
      const atMs = Date.parse(`${months[next.month]}-15T00:00:00Z`);
      const intent = exampleIntent(organisationId, { id: newId('call', atMs), receivedAtUs: atMs * 1_000 });
      const entries = [intentEntry(intent), settlementEntry(exampleSettlement(intent, { costNanoUsd: next.nanoUsd }))];
      calls.push(entries);
      await writer.write(entries);
      const { departmentId, agentId, modelId, providerId } = intent;
      const debit = `spend/${departmentId}/${agentId}/${modelId}`;
      model.book(intent.id, { amount: next.nanoUsd, debit, credit: `owed/${providerId}`, ofMonth: next.month });
      return;
    }
    case 'resend': {
      const entries = calls[next.which % Math.max(1, calls.length)];
      if (entries !== undefined) await writer.write(entries);
      return;
    }
    case 'adjust': {
      const key = `adjust-${next.key}`;
      const [debit, credit] = ['spend/unallocated', 'owed/prv_1'] as const;
      const outcome = await database.withTenant(organisationId, (tx) =>
        bookTransfer(tx, {
          organisationId,
          key,
          kind: 'adjustment',
          unit: 'nano_usd',
          debitAccount: debit,
          creditAccount: credit,
          amount: next.amount,
          ofMonth: months[next.month] ?? '',
          author,
          note: null,
        }),
      );
      const known = model.transfers.get(key);
      const isSame = known?.amount === next.amount && known.ofMonth === next.month;
      expect(outcome).toBe(known === undefined ? 'booked' : isSame ? 'repeated' : 'conflict');
      model.book(key, { amount: next.amount, debit, credit, ofMonth: next.month });
      return;
    }
    case 'reverse': {
      const keys = [...model.transfers.keys()];
      const key = keys[next.which % Math.max(1, keys.length)];
      if (key === undefined) return;
      await database.withTenant(organisationId, (tx) => reverseTransfer(tx, organisationId, key, author, 'Undone.'));
      model.reverse(key);
      return;
    }
    case 'close': {
      const closed = await database.withTenant(organisationId, (tx) =>
        closeLedgerMonth(tx, organisationId, months[next.month] ?? '', author, null),
      );
      const expected = model.closed.has(next.month) ? undefined : model.callsBookedIn(next.month);
      expect(closed).toBe(expected);
      if (expected !== undefined) model.closed.set(next.month, expected);
      return;
    }
    case 'reopen': {
      await database.withTenant(organisationId, (tx) =>
        reopenLedgerMonth(tx, organisationId, months[next.month] ?? '', author, 'Late invoice.'),
      );
      model.closed.delete(next.month);
    }
  }
}

/** Everything that the database has and the model has not, or the other way round. */
async function differences({ organisationId, model }: World): Promise<readonly string[]> {
  const found: string[] = [];
  const say = (what: string, is: bigint, ought: bigint): void => {
    if (is !== ought) found.push(`${what} is ${is}, not ${ought}`);
  };
  await database.withTenant(organisationId, async (tx) => {
    const balances = await listLedgerBalances(tx, { from: '2026-01', until: '2026-12' });
    const totalOf = (side: 'debits' | 'credits') => balances.reduce((sum, balance) => sum + balance[side], 0n);
    say('the sum of debits', totalOf('debits'), totalOf('credits'));
    const kept = new Map(
      balances.map((balance) => [`${balance.account} ${balance.month}`, balance.debits - balance.credits]),
    );
    const owed = new Map<string, bigint>();
    for (const { debit, credit, bookedIn, amount: moved } of model.transfers.values()) {
      const [into, outOf] = [`${debit} ${months[bookedIn]}`, `${credit} ${months[bookedIn]}`];
      owed.set(into, (owed.get(into) ?? 0n) + moved);
      owed.set(outOf, (owed.get(outOf) ?? 0n) - moved);
    }
    for (const account of new Set([...kept.keys(), ...owed.keys()])) {
      say(account, kept.get(account) ?? 0n, owed.get(account) ?? 0n);
    }
    for (const [place, name] of months.entries()) {
      const check = await checkLedgerMonth(tx, name);
      say(`spend by hour of ${name}`, check.spentNanoUsd, check.settledNanoUsd);
      say(`transfers of ${name}`, check.transferredNanoUsd, check.settledNanoUsd);
      say(`spend by hour booked in ${name}`, check.bookedSpentNanoUsd, model.callsBookedIn(place));
      say(`transfers booked in ${name}`, check.bookedTransferredNanoUsd, model.callsBookedIn(place));
    }
  });
  for (const [place, sum] of model.closed) {
    // A closed month is what it was closed at, whatever came since.
    say(`the closed month ${months[place]}`, model.callsBookedIn(place), sum);
  }
  return found;
}

async function play(steps: readonly Step[]): Promise<World> {
  const world: World = { organisationId: newId('org', 1), model: new LedgerModel(), calls: [] };
  for (const next of steps) await take(world, next);
  return world;
}

test('whatever is booked, sent again, taken back, closed and opened in whatever order, nothing is lost or made', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      expect(await differences(await play(steps))).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

const history: readonly Step[] = [
  { kind: 'call', month: 0, nanoUsd: 7n },
  { kind: 'adjust', month: 0, amount: 5n, key: 0 },
  { kind: 'close', month: 0 },
  { kind: 'call', month: 0, nanoUsd: 11n },
];
test.each([
  ['a transfer that was lost', `delete from ledger_transfer where organisation_id = $1 and kind = 'adjustment'`],
  ['an amount that was changed', `update ledger_transfer set amount = amount + 1 where organisation_id = $1`],
  [
    'a sum that is ahead',
    `update spend_hour set cost_nano_usd = cost_nano_usd + 1, unsplit_nano_usd = unsplit_nano_usd + 1 where organisation_id = $1`,
  ],
  ['a late call in a closed month', `update ledger_transfer set month = of_month where organisation_id = $1`],
  ['a call that is in none', `delete from call_settlement where organisation_id = $1`],
])('canary: %s is found', async (_, tampering) => {
  const world = await play(history);
  expect(await differences(world)).toEqual([]);
  await superuser.query(tampering, [world.organisationId]);
  expect((await differences(world)).length).toBeGreaterThan(0);
});
