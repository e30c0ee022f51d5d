import type { BudgetAmount } from '@agent-os/core/economy';
import type { CallIntentRow, CallSettlementRow } from '@agent-os/db';
import type { BudgetLeaseLoop, BudgetReservation, CallAmounts, HeldBudgets } from '../loops/budget-leases/index.ts';
import type { Execution, Prepared } from './call.ts';
import type { Pricing } from './price.ts';

/** The end of step 4: the most that the call may take is held in every budget above it, at once where that is leased. */
export function holdBudgets(
  { caller, model, runId, answer }: Prepared,
  pricing: Pricing,
  budgets: BudgetLeaseLoop,
): HeldBudgets | Promise<HeldBudgets> {
  const gone = (): AbortSignal => answer.gone;
  return budgets.hold({ caller, model, runId, most: mostOf(pricing), gone });
}

function mostOf({ reservedNanoUsd, inputTokensMax, maxOutputTokens }: Pricing): CallAmounts {
  return { usd: reservedNanoUsd, tokens: BigInt(inputTokensMax + maxOutputTokens), credits: null, energy: null };
}

/** The row with what the call holds, so that its end is charged even when this kernel never comes to it. */
export function withReservations(intent: CallIntentRow, reservation: BudgetReservation | undefined): CallIntentRow {
  return reservation === undefined ? intent : { ...intent, budgetReservations: reservation.amounts };
}

/** What the call took. Undefined for what is not known: then all that it held. */
export function takenBy(execution: Execution, costNanoUsd: bigint | null): CallAmounts {
  const { usage } = execution;
  const tokens =
    usage === undefined ? (costNanoUsd === 0n ? 0n : null) : BigInt(usage.inputTokens + usage.outputTokens);
  return { usd: costNanoUsd, tokens, credits: null, energy: null };
}

export const nothingTaken: CallAmounts = { usd: 0n, tokens: 0n, credits: 0n, energy: 0n };

/** The end of a call's row with what it is charged, and the rest given free once `write` has put the row into the journal. */
export function writeCharged(
  settlement: CallSettlementRow,
  reservation: BudgetReservation | undefined,
  taken: CallAmounts,
  write: (settlement: CallSettlementRow) => void,
): void {
  if (reservation === undefined) return write(settlement);
  const charges: readonly BudgetAmount[] = reservation.chargesFor(taken);
  write({ ...settlement, budgetCharges: charges.filter(({ amount }) => amount > 0n) });
  reservation.release(charges);
}
