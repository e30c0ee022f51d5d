import { countedBudgetUnits, parseBudgetAmount } from '@agent-os/core/choices';
import { textOf } from '@/forms/index.ts';
import type { BudgetUnit } from './budget-types.ts';

/** What a person typed as an amount, for the contract to check; text that it refuses when it is none. */
export function readAmount(form: FormData, name: string, unit: BudgetUnit): string {
  return parseBudgetAmount(unit, textOf(form, name))?.toString() ?? '';
}

/** `50, 80, 100` as numbers; what is none becomes one that the contract refuses. */
export function readPercents(text: string): number[] {
  return text
    .split(/[\s,;%]+/)
    .filter((part) => part !== '')
    .map(Number);
}

/** A new budget as its form has it, for `createBudgetInput` to check. */
export function readBudgetForm(form: FormData, scopeId: string | null) {
  const unit = unitOf(textOf(form, 'unit'));
  const scopeKind = textOf(form, 'scopeKind');
  return {
    name: textOf(form, 'name').trim() || undefined,
    scopeKind,
    scopeId,
    unit,
    period: scopeKind === 'run' ? 'run' : textOf(form, 'period'),
    capAmount: readAmount(form, 'capAmount', unit),
    action: textOf(form, 'action'),
    noticePercents: readPercents(textOf(form, 'noticePercents')),
    timeZone: textOf(form, 'timeZone') || 'UTC',
    reason: textOf(form, 'reason'),
  };
}

export function unitOf(text: string): (typeof countedBudgetUnits)[number] {
  return countedBudgetUnits.find((unit) => unit === text) ?? 'usd';
}
