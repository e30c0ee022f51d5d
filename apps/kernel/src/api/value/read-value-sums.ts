import type { spendKind } from '@agent-os/core/contracts';
import {
  countEndedTasks,
  isEnergyPriced,
  sumOutcomes,
  sumTaskCosts,
  type TenantTransaction,
  type ValueQuestion,
} from '@agent-os/db';
import type { z } from 'zod';
import type { ValueSums } from './value-wire.ts';

const dayMs = 86_400_000;

/** Days of UTC as `2026-11-18`, both included. */
export function periodOf({ from, to }: { readonly from: string; readonly to: string }) {
  return { from: new Date(from), until: new Date(Date.parse(to) + dayMs) };
}

/** The sums of a period of one kind of spend: the one asked for; else real, or simulated where nothing else is. */
export async function readValueSums(
  tx: TenantTransaction,
  question: ValueQuestion,
  asked: z.infer<typeof spendKind> | undefined,
): Promise<ValueSums & { readonly spend: z.infer<typeof spendKind> }> {
  const outcomes = await sumOutcomes(tx, question);
  const costs = await sumTaskCosts(tx, question);
  const { by } = question;
  const ended = by === 'day' ? [] : await countEndedTasks(tx, { ...question, by });
  const all = [...outcomes, ...costs];
  const spend = asked ?? (all.length > 0 && all.every(({ simulated }) => simulated) ? 'simulated' : 'real');
  const isAsked = ({ simulated }: { readonly simulated: boolean }) => simulated === (spend === 'simulated');
  return {
    outcomes: outcomes.filter(isAsked),
    costs: costs.filter(isAsked),
    ended,
    energyIsPriced: await isEnergyPriced(tx, question),
    spend,
  };
}
