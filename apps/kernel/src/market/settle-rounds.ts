import {
  bookCredits,
  creditAccounts,
  departmentAccount,
  listRoundCharges,
  updateMarketState,
  type CreditTransfer,
  type MarketStateRow,
  type MarketTerms,
  type RoundCharges,
  type TenantTransaction,
} from '@agent-os/db';
import { createHash } from 'node:crypto';
import { noCredits, type CarriedMarket } from './carried-market.ts';
import { shareByWeight } from './share-by-weight.ts';

const author = { kind: 'system', id: 'market' } as const;

/**
 * Books what the rounds since the last settlement took: from departments to the market, and from there to those whose slots were used.
 * What must run runs though its department has nothing left: where a seller is owed more than came in, the operator issues the rest.
 * What is over goes to nobody (burn) or back to the other departments in equal parts (rebate, docs/decisions/0023). Call it with the state locked; it moves in the same transaction. Transfers are named
 * after their rounds, so they are booked once even if the state were lost.
 * @returns what is carried from now on
 */
export async function settleRounds(
  tx: TenantTransaction,
  organisationId: string,
  state: MarketStateRow,
  carried: CarriedMarket,
  { payments }: Pick<MarketTerms, 'payments'>,
): Promise<CarriedMarket> {
  if (state.settledRound === state.round) return carried;
  const rounds = await listRoundCharges(tx, state.settledRound, state.round);
  const settled = { settledRound: state.round };
  const taken = sumByDepartment(rounds.map(({ charges }) => charges));
  const sold = sumByDepartment(rounds.map(({ receipts }) => receipts));
  const [total, owed] = [sumOf(taken), sumOf(sold)];
  if (total === 0n && owed === 0n) {
    await updateMarketState(tx, organisationId, settled);
    return carried;
  }
  const name = `market/${state.settledRound + 1n}-${state.round}`;
  const note = `Rounds ${state.settledRound + 1n} to ${state.round}, ${hashOf(rounds)}`;
  const transfers: CreditTransfer[] = Object.entries(taken).map(([departmentId, amount]) => ({
    key: `${name}/pay/${departmentId}`,
    kind: 'credit_use',
    from: departmentAccount(departmentId),
    to: creditAccounts.market,
    amount,
    note,
  }));
  const { market, burned, issued } = creditAccounts;
  if (owed > total) {
    transfers.push({
      key: `${name}/cover`,
      kind: 'credit_cover',
      from: issued,
      to: market,
      amount: owed - total,
      note: `${note}: owed to sellers for what had to run and could not be paid`,
    });
  }
  for (const [departmentId, amount] of Object.entries(sold)) {
    const to = departmentAccount(departmentId);
    transfers.push({ key: `${name}/sell/${departmentId}`, kind: 'credit_sale', from: market, to, amount, note });
  }
  const left = total > owed ? total - owed : 0n;
  // As core's `settleRound`: to the others, so that a rebate is no discount on the own bid. Alone there are none.
  const others = Object.fromEntries(
    Object.keys({ ...carried.departments, ...taken }).map((id) => [id, total - (taken[id] ?? 0n)]),
  );
  const back = payments === 'rebate' && left > 0n ? shareByWeight(left, others) : {};
  for (const [departmentId, amount] of Object.entries(back)) {
    if (amount === 0n) continue;
    const to = departmentAccount(departmentId);
    transfers.push({
      key: `${name}/back/${departmentId}`,
      kind: 'credit_rebate',
      from: market,
      to,
      amount,
      note,
    });
  }
  // Also when there is nobody to give anything back to.
  if (left > 0n && Object.keys(back).length === 0) {
    transfers.push({ key: `${name}/burn`, kind: 'credit_burn', from: market, to: burned, amount: left, note });
  }
  await bookCredits(tx, organisationId, transfers, author, state.now);
  const departments = { ...carried.departments };
  for (const [departmentId, amount] of Object.entries(back)) {
    const before = departments[departmentId] ?? noCredits;
    departments[departmentId] = {
      ...before,
      rebated: before.rebated + amount,
      balance: before.balance + amount,
    };
  }
  await updateMarketState(tx, organisationId, settled);
  return { ...carried, departments };
}

function sumOf(amounts: Readonly<Record<string, bigint>>): bigint {
  return Object.values(amounts).reduce((sum, amount) => sum + amount, 0n);
}

function sumByDepartment(ofRounds: readonly Readonly<Record<string, string>>[]): Record<string, bigint> {
  const sums: Record<string, bigint> = {};
  for (const amounts of ofRounds) {
    for (const [departmentId, amount] of Object.entries(amounts)) {
      sums[departmentId] = (sums[departmentId] ?? 0n) + BigInt(amount);
    }
  }
  return sums;
}

/** One hash over those of the rounds, in their order. */
function hashOf(rounds: readonly RoundCharges[]): string {
  const hash = createHash('sha256');
  for (const round of rounds) hash.update(round.hash);
  return hash.digest('hex');
}
