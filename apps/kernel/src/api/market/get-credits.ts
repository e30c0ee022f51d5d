import { marketCredits } from '@agent-os/core/contracts';
import { slotsForCredits, trailingPrice } from '@agent-os/core/market';
import {
  departmentAccount,
  findMarketState,
  listCreditBalances,
  listCreditTransfers,
  listRoundCharges,
  type MarketStateRow,
  type MarketTerms,
  type TenantTransaction,
} from '@agent-os/db';
import type { z } from 'zod';
import { carriedMarket, noCredits, pacingThousandths, periodAt, type DepartmentCredits } from '../../market/index.ts';
import { estimateRunOut } from '../budgets/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { readTerms } from './settings-wire.ts';

type Wire = z.infer<typeof marketCredits>;

const transfersShown = 50;
const thousand = 1_000;

/** What departments have of the present period's credits, and whether rounds and the ledger agree about it. */
export const getCredits = organisationProcedure('market:read')
  .output(marketCredits)
  .query(({ ctx }) =>
    ctx.read(
      async (tx) => {
        const { terms } = await readTerms(tx);
        return readCredits(tx, terms, ctx.dependencies.clock.nowMs());
      },
      { oneInstant: true },
    ),
  );

export async function readCredits(tx: TenantTransaction, terms: MarketTerms, clockMs: number): Promise<Wire> {
  const state = await findMarketState(tx);
  const now = state?.now.getTime() ?? clockMs;
  const period = periodOf(state, terms, now);
  const { departments: known, prices } = carriedMarket.parse(state?.carried ?? {});
  const rows = await tx.department.findMany({
    select: { id: true, name: true, archivedAt: true },
    orderBy: { name: 'asc' },
  });
  const owners = rows.filter(({ id, archivedAt }) => archivedAt === null || known[id] !== undefined);
  const unsettled = await sumUnsettled(tx, state);
  const balances = await listCreditBalances(tx);
  const ledgerOf = new Map(balances.map(({ account, amount }) => [account, amount]));
  const sum = (pick: (credits: DepartmentCredits) => bigint) =>
    owners.reduce((total, { id }) => total + pick(known[id] ?? noCredits), 0n).toString();
  return {
    at: now,
    period,
    elapsedThousandths: Math.round(((now - period.startsAt) * thousand) / (period.endsAt - period.startsAt)),
    departments: owners.map(({ id, name }) => {
      const credits = known[id] ?? noCredits;
      return {
        department: { id, name },
        granted: credits.granted.toString(),
        spent: credits.spent.toString(),
        shadowSpent: credits.shadowSpent.toString(),
        rebated: credits.rebated.toString(),
        received: credits.received.toString(),
        balance: credits.balance.toString(),
        pacingThousandths: pacingThousandths(credits),
        wouldBuy: wouldBuyOf(credits, prices),
        runsOutAt: runOutOf(credits, period, now),
      };
    }),
    all: {
      granted: sum(({ granted }) => granted),
      spent: sum(({ spent }) => spent),
      shadowSpent: sum(({ shadowSpent }) => shadowSpent),
      rebated: sum(({ rebated }) => rebated),
      received: sum(({ received }) => received),
      balance: sum(({ balance }) => balance),
    },
    ledger: {
      sum: balances.reduce((total, { amount }) => total + amount, 0n).toString(),
      unsettled: unsettled.taken.toString(),
      balances: Object.entries(known).every(
        ([id, { balance }]) => (ledgerOf.get(departmentAccount(id)) ?? 0n) - (unsettled.net[id] ?? 0n) === balance,
      ),
    },
    transfers: (await listCreditTransfers(tx, transfersShown)).map(({ amount, bookedAt, ...transfer }) => ({
      ...transfer,
      amount: amount.toString(),
      at: bookedAt.getTime(),
    })),
  };
}

function periodOf(state: MarketStateRow | undefined, terms: MarketTerms, now: number): Wire['period'] {
  if (state === undefined || state.periodEnd.getTime() <= now) return periodAt(terms.period, now);
  return { startsAt: state.periodStart.getTime(), endsAt: state.periodEnd.getTime() };
}

interface Unsettled {
  readonly taken: bigint;
  /** Less what was got for own slots, by department. */
  readonly net: Readonly<Record<string, bigint>>;
}

/** What rounds took and gave that the ledger has not heard of. */
async function sumUnsettled(tx: TenantTransaction, state: MarketStateRow | undefined): Promise<Unsettled> {
  const net: Record<string, bigint> = {};
  let taken = 0n;
  const rounds = state === undefined ? [] : await listRoundCharges(tx, state.settledRound, state.round);
  for (const { charges, receipts } of rounds) {
    for (const [id, amount] of Object.entries(charges)) {
      taken += BigInt(amount);
      net[id] = (net[id] ?? 0n) + BigInt(amount);
    }
    for (const [id, amount] of Object.entries(receipts)) net[id] = (net[id] ?? 0n) - BigInt(amount);
  }
  return { taken, net };
}

/** What is left, at what a slot has cost of late. */
function wouldBuyOf(
  { balance }: DepartmentCredits,
  prices: Readonly<Record<string, readonly number[]>>,
): Wire['departments'][number]['wouldBuy'] {
  return Object.entries(prices).flatMap(([poolId, course]) => {
    const price = trailingPrice(course);
    if (price === undefined) return [];
    const { atMeanPrice } = slotsForCredits(Number(balance), price);
    return [{ poolId, slotSeconds: atMeanPrice === null ? null : Math.min(atMeanPrice, Number.MAX_SAFE_INTEGER) }];
  });
}

function runOutOf(
  { granted, rebated, received, spent, balance }: DepartmentCredits,
  period: Wire['period'],
  nowMs: number,
) {
  if (spent > 0n && balance <= 0n) return nowMs;
  const { startsAt: startsAtMs, endsAt: endsAtMs } = period;
  return estimateRunOut({ spent, cap: granted + rebated + received, startsAtMs, sinceMs: startsAtMs, endsAtMs, nowMs });
}
