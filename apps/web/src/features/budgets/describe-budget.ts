import { formatBudgetAmount, formatDateTime } from '@/format/index.ts';
import type { Budget } from './budget-types.ts';
import { presentWords } from './budget-words.ts';
import { formatMoment } from './format-moment.ts';
import type { Present } from './prepare-budgets.ts';

function whatComesNext({ action, window, unit, runsOutAt, availableAmount }: Budget, { nowMs, zone }: Present): string {
  const until = window?.endsAt ?? null;
  if (BigInt(availableAmount) <= 0n) {
    if (action === 'notify') return 'Calls go on: it only notifies.';
    const verb = action === 'deny' ? 'New calls are refused' : 'New calls wait';
    return until === null
      ? `${verb} until somebody raises it.`
      : `${verb} until ${formatMoment(until, zone, nowMs)}; whoever may change budgets can raise it.`;
  }
  const left = `${formatBudgetAmount(unit, BigInt(availableAmount))} are left`;
  if (runsOutAt !== null) return `${left}; at this pace until ${formatDateTime(runsOutAt, zone)}.`;
  return until === null ? `${left}.` : `${left} until ${formatMoment(until, zone, nowMs)}.`;
}

/** `tier1-resolver has used $160.00 of $160.00 today. New calls are refused until 00:00; …`. */
export function describeBudget(budget: Budget, present: Present): string {
  const { scope, unit, period, window, capNowAmount, archivedAt } = budget;
  const [spent, cap] = [window?.spentAmount ?? '0', capNowAmount].map((text) => formatBudgetAmount(unit, BigInt(text)));
  const subject = scope.kind === 'run' ? `The last run of ${scope.name}` : scope.name;
  const used = `${subject} has used ${spent} of ${cap}${period === 'run' ? '' : ` ${presentWords(period)}`}.`;
  return archivedAt === null
    ? `${used} ${whatComesNext(budget, present)}`
    : `${used} It is archived and limits nothing.`;
}
