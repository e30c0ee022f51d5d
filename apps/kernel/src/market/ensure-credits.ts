import {
  bookCredits,
  creditAccounts,
  departmentAccount,
  findGrantedDepartments,
  grantCredits,
  listCreditBalances,
  updateMarketState,
  type CreditTransfer,
  type MarketStateRow,
  type MarketTerms,
  type TenantTransaction,
} from '@agent-os/db';
import { noCredits, type CarriedMarket, type DepartmentCredits } from './carried-market.ts';
import { periodAt } from './period-at.ts';

const author = { kind: 'system', id: 'market' } as const;

/**
 * Sees to it that departments have the credits of the present period: where the last one is over, what is left of it expires or is carried
 * over, as set; and every department that has not been granted its credits is. Call it with the state locked and settled.
 */
export async function ensureCredits(
  tx: TenantTransaction,
  organisationId: string,
  state: MarketStateRow,
  carried: CarriedMarket,
  terms: MarketTerms,
): Promise<CarriedMarket> {
  const nowMs = state.now.getTime();
  if (nowMs >= state.periodStart.getTime() && nowMs < state.periodEnd.getTime()) {
    return grantOfPeriod(tx, organisationId, { carried, terms, periodStart: state.periodStart, at: state.now });
  }
  const { startsAt, endsAt } = periodAt(terms.period, nowMs);
  const periodStart = new Date(startsAt);
  await updateMarketState(tx, organisationId, { periodStart, periodEnd: new Date(endsAt) });
  const departments = await closePeriod(tx, organisationId, { carried, terms, periodStart, at: state.now });
  return grantOfPeriod(tx, organisationId, {
    carried: { ...carried, departments, firstRound: Number(state.round) + 1 },
    terms,
    periodStart,
    at: state.now,
  });
}

interface PeriodBegun {
  readonly carried: CarriedMarket;
  readonly terms: MarketTerms;
  readonly periodStart: Date;
  readonly at: Date;
}

const nameOf = ({ terms, periodStart }: PeriodBegun) =>
  `market/${terms.period}/${periodStart.toISOString().slice(0, 10)}`;

/** What departments begin the next period with. */
async function closePeriod(
  tx: TenantTransaction,
  organisationId: string,
  begun: PeriodBegun,
): Promise<Record<string, DepartmentCredits>> {
  const { carried, terms, periodStart, at } = begun;
  const balances = new Map((await listCreditBalances(tx)).map(({ account, amount }) => [account, amount]));
  const departments: Record<string, DepartmentCredits> = {};
  const expiries: CreditTransfer[] = [];
  const note = `Unspent when the period before ${periodStart.toISOString().slice(0, 10)} ended`;
  for (const [departmentId, { paceMillionths }] of Object.entries(carried.departments)) {
    const from = departmentAccount(departmentId);
    const left = balances.get(from) ?? 0n;
    const kept = terms.unspent === 'carry' ? left : 0n;
    if (kept > 0n) departments[departmentId] = { ...noCredits, granted: kept, balance: kept, paceMillionths };
    if (left <= kept) continue;
    const key = `${nameOf(begun)}/expire/${departmentId}`;
    expiries.push({ key, kind: 'credit_expiry', from, to: creditAccounts.issued, amount: left - kept, note });
  }
  await bookCredits(tx, organisationId, expiries, author, at);
  return departments;
}

async function grantOfPeriod(
  tx: TenantTransaction,
  organisationId: string,
  begun: PeriodBegun,
): Promise<CarriedMarket> {
  const { carried, terms, periodStart, at } = begun;
  if (terms.creditsPerPeriod === 0n) return carried;
  const live = await tx.department.findMany({
    where: { archivedAt: null },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  const granted = await findGrantedDepartments(tx, periodStart);
  const made = await grantCredits(
    tx,
    organisationId,
    live
      .filter(({ id }) => !granted.has(id))
      .map(({ id: departmentId }) => ({
        key: `${nameOf(begun)}/grant/${departmentId}`,
        departmentId,
        periodStart,
        amount: terms.creditsPerPeriod,
        kind: 'period',
        author,
        reason: `Credits of the ${terms.period} from ${periodStart.toISOString().slice(0, 10)}`,
        at,
      })),
  );
  const departments = { ...carried.departments };
  for (const { departmentId, amount } of made) {
    departments[departmentId] = withGrant(departments[departmentId] ?? noCredits, amount);
  }
  return { ...carried, departments };
}

/** A department's credits with more of them. */
export function withGrant(credits: DepartmentCredits, amount: bigint): DepartmentCredits {
  return { ...credits, granted: credits.granted + amount, balance: credits.balance + amount };
}
