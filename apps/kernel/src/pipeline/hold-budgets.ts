import { worstCaseCost, type BudgetAmount } from '@agent-os/core/economy';
import type { Refusal } from '@agent-os/core/errors';
import type { CallEnergy, CallIntentRow, CallSettlementRow } from '@agent-os/db';
import type { BudgetLeaseLoop, BudgetReservation, CallAmounts, HeldBudgets } from '../loops/budget-leases/index.ts';
import type { Admitted, Execution, Prepared } from './call.ts';
import { energyMax } from './energy-of-call.ts';
import { bodyForUpstream } from './prepare.ts';
import type { Pricing } from './price.ts';

/** The end of step 4: the most that the call may take is held in every budget above it, at once where that is leased. */
export function holdBudgets(
  { caller, model, runId, answer, facts, routed }: Prepared,
  pricing: Pricing,
  budgets: BudgetLeaseLoop,
  hasLess: boolean,
): HeldBudgets | Promise<HeldBudgets> {
  const gone = (): AbortSignal => answer.gone;
  const models = routed === undefined ? [model] : routed.asked.map((planned) => planned.model);
  const { userPrint: user, answers } = facts;
  return budgets.hold({ caller, models, runId, user, most: mostOf(pricing, answers), hasLess, gone });
}

/** The most that a call may take of each unit; null where that is not known. */
export function mostOf(pricing: Pricing, answers: number): CallAmounts {
  const { reservedNanoUsd, inputTokensMax, maxOutputTokens, energyMillijoulesMax } = pricing;
  const tokens = BigInt(inputTokensMax + maxOutputTokens * answers);
  return { usd: reservedNanoUsd, tokens, credits: null, energy: BigInt(energyMillijoulesMax) };
}

/** A call whose request names no limit is told the one that its worst case was reckoned with: only so is that the worst. */
export function limitUse(call: Prepared, { maxOutputTokens, chargedToolUsesMax }: Pricing): void {
  const { facts, rawBody, model, protocol } = call;
  const limitsOutput = facts.maxOutputTokens === undefined && model.kind !== 'embedding';
  const limitsToolUses = chargedToolUsesMax > 0 && facts.toolUses?.isNamed === false;
  if (!limitsOutput && !limitsToolUses) return;
  const limited = { ...facts, limitsToolUses, ...(limitsOutput ? { outputLimit: maxOutputTokens } : {}) };
  Object.assign(call, { facts: limited, upstreamBody: bodyForUpstream(rawBody, limited, model, protocol) });
}

/** The row with what the call holds, so that its end is charged even when this kernel never comes to it. */
export function withReservations(intent: CallIntentRow, reservation: BudgetReservation | undefined): CallIntentRow {
  return reservation === undefined ? intent : { ...intent, budgetReservations: reservation.amounts };
}

/** What the call took. Undefined for what is not known: then all that it held. */
export function takenBy(execution: Execution, costNanoUsd: bigint | null, energy: CallEnergy | undefined): CallAmounts {
  const { usage } = execution;
  const tokens =
    usage === undefined ? (costNanoUsd === 0n ? 0n : null) : BigInt(usage.inputTokens + usage.outputTokens);
  return { usd: costNanoUsd, tokens, credits: null, energy: energy === undefined ? null : BigInt(energy.millijoules) };
}

/**
 * What a call needs besides when it goes on after it had to make room: its whole input is read once more with what it has written, and what
 * nobody saw of an answer is written again.
 */
export async function holdMore(
  call: Admitted,
  { begun, writtenTokens }: { readonly begun: boolean; readonly writtenTokens: number },
  budgets: BudgetLeaseLoop,
): Promise<Refusal | undefined> {
  const { reservation, price, inputTokensMax, maxOutputTokens, chargedToolUsesMax, facts, answer } = call;
  const { model, receivedAtMs } = call;
  if (reservation === undefined) return undefined;
  const input = inputTokensMax + writtenTokens;
  const output = begun ? 0 : maxOutputTokens * facts.answers;
  const toolUses = begun ? 0 : chargedToolUsesMax;
  const usd = price === undefined ? null : worstCaseCost(price, input, output, toolUses);
  const energy = BigInt(energyMax(model, input, output, receivedAtMs));
  const most = { usd, tokens: BigInt(input + output), credits: null, energy };
  const held = await budgets.extend(reservation, most, answer.gone);
  if (!held.ok) return held.refusal;
  if (held.value !== undefined) reservation.add(held.value);
  return undefined;
}

export const nothingTaken: CallAmounts = { usd: 0n, tokens: 0n, credits: 0n, energy: 0n };

/** The end of a call's row with what it is charged, and the rest given free once `write` has put the row into the journal. */
export function writeCharged(
  settlement: CallSettlementRow,
  { reservation, model }: Partial<Pick<Admitted, 'reservation' | 'model'>>,
  taken: CallAmounts,
  write: (settlement: CallSettlementRow) => void,
): void {
  if (reservation === undefined) return write(settlement);
  const charges: readonly BudgetAmount[] = reservation.chargesFor(taken, model?.id ?? '');
  write({ ...settlement, budgetCharges: charges.filter(({ amount }) => amount > 0n) });
  reservation.release(charges);
}
