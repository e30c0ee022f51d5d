import { formatBudgetAmount, formatDateTime } from '@/format/index.ts';
import type { Budget } from './budget-types.ts';
import { creditsLimitNothing, presentWords } from './budget-words.ts';
import { formatMoment } from './format-moment.ts';
import type { Present } from './prepare-budgets.ts';

function whatComesNext(budget: Budget, { nowMs, zone }: Present): string {
  const { action, window, unit, runsOutAt, availableAmount, scope } = budget;
  const until = window?.endsAt ?? null;
  if (BigInt(availableAmount) <= 0n) {
    if (action === 'notify') return 'Calls go on: it only notifies.';
    const calls = scope.kind === 'user' ? 'Their new calls' : 'New calls';
    const verb = `${calls} ${action === 'deny' ? 'are refused' : 'wait'}`;
    return until === null
      ? `${verb} until somebody raises it.`
      : `${verb} until ${formatMoment(until, zone, nowMs)}; whoever may change budgets can raise it.`;
  }
  const amount = formatBudgetAmount(unit, BigInt(availableAmount));
  const isEachUsers = scope.kind === 'user' && (window?.user ?? null) === null;
  const left = isEachUsers ? `Each has ${amount}` : `${amount} are left`;
  if (runsOutAt !== null) return `${left}; at this pace until ${formatDateTime(runsOutAt, zone)}.`;
  return until === null ? `${left}.` : `${left} until ${formatMoment(until, zone, nowMs)}.`;
}

/** What another cap would mean for the present window. */
export function describeCap({ unit, action, window, capAmount, capNowAmount }: Budget, cap: bigint): string {
  const raised = BigInt(capNowAmount) - BigInt(capAmount);
  const left = cap + raised - BigInt(window?.spentAmount ?? 0) - BigInt(window?.reservedAmount ?? 0);
  const onTop = raised > 0n ? `, with the ${formatBudgetAmount(unit, raised)} it is raised by` : '';
  if (left > 0n) return `Then ${formatBudgetAmount(unit, left)} of the present window are left${onTop}.`;
  const verb = { deny: 'are refused', throttle: 'wait', notify: 'go on, and people are told' }[action];
  return `The present window has used that much already${onTop}: new calls ${verb}.`;
}

/** Whose window is shown, and that they have used what follows. */
function whoHasUsed({ scope, window }: Budget): string {
  if (scope.kind === 'run') return `The last run of ${scope.name} has used`;
  if (scope.kind !== 'user') return `${scope.name} has used`;
  const of = scope.id === null ? '' : ` of ${scope.name}`;
  const user = window?.user ?? null;
  if (user === null) return `No end user${of} has used more than`;
  if (user === '') return `Calls${of} that name no end user have together used`;
  return `The end user${of} who spent most has used`;
}

/** `tier1-resolver has used $160.00 of $160.00 today. New calls are refused until 00:00; …`. */
export function describeBudget(budget: Budget, present: Present): string {
  const { unit, period, window, capNowAmount, archivedAt } = budget;
  if (unit === 'credits') return archivedAt === null ? creditsLimitNothing : 'It is archived and limits nothing.';
  const [spent, cap] = [window?.spentAmount ?? '0', capNowAmount].map((text) => formatBudgetAmount(unit, BigInt(text)));
  const used = `${whoHasUsed(budget)} ${spent} of ${cap}${period === 'run' ? '' : ` ${presentWords(period)}`}.`;
  return archivedAt === null
    ? `${used} ${whatComesNext(budget, present)}`
    : `${used} It is archived and limits nothing.`;
}
