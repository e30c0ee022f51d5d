import type { Budget } from '@agent-os/core/economy';

const daysOf: Readonly<Record<Budget['period'], number | undefined>> = {
  hour: 1 / 24,
  day: 1,
  week: 7,
  month: 30,
  total: undefined,
  run: undefined,
};

/** The directory replaces the list whenever a budget changes. */
const known = new WeakMap<readonly Budget[], ReadonlyMap<string, bigint>>();

/** What an agent's own budgets in USD allow it a day, the tightest of them, in nano-USD; undefined when it has none. */
export function dailyBudgetOf(budgets: readonly Budget[], agentId: string): bigint | undefined {
  let byAgent = known.get(budgets);
  if (byAgent === undefined) {
    byAgent = dailyBudgets(budgets);
    known.set(budgets, byAgent);
  }
  return byAgent.get(agentId);
}

function dailyBudgets(budgets: readonly Budget[]): ReadonlyMap<string, bigint> {
  const byAgent = new Map<string, bigint>();
  for (const { scopeKind, scopeId, unit, period, cap } of budgets) {
    const days = daysOf[period];
    if (scopeKind !== 'agent' || scopeId === null || unit !== 'usd' || days === undefined) continue;
    const aDay = BigInt(Math.round(Number(cap) / days));
    const tightest = byAgent.get(scopeId);
    if (tightest === undefined || aDay < tightest) byAgent.set(scopeId, aDay);
  }
  return byAgent;
}
