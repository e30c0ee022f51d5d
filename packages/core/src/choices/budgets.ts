/** What a budget can stand over. `run`, `user`: each run or end user of an agent, or each there is. */
export const budgetScopes = ['organisation', 'department', 'team', 'agent', 'run', 'user', 'model', 'key'] as const;

/** Whether each run or each end user has a window of its own; such a budget is over those of an agent, or over all there are. */
export function isPartScope(kind: (typeof budgetScopes)[number]): kind is 'run' | 'user' {
  return kind === 'run' || kind === 'user';
}

/** After which a budget starts again. A run's budget counts one run. */
export const budgetPeriods = ['hour', 'day', 'week', 'month', 'total', 'run'] as const;

export const budgetUnits = ['usd', 'tokens', 'credits', 'energy'] as const;

/**
 * What a new budget may count. No call takes credits: departments pay those for rounds of the market, out of what they are granted
 * (docs/decisions/0023). Budgets of credits that were made before limit nothing.
 */
export const countedBudgetUnits = ['usd', 'tokens', 'energy'] as const;

/** What happens to a call that does not fit: refused, slowed, or let through with a notice to people. */
export const budgetActions = ['deny', 'throttle', 'notify'] as const;
