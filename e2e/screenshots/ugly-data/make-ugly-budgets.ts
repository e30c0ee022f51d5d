import type { KernelApi } from '../../fixtures/kernel-api.ts';
import type { UglyPlace } from './make-ugly-data.ts';
import { longName, longReason } from './ugly-texts.ts';

const dayMs = 86_400_000;

/** Budgets of the smallest and of the largest amounts; answers with one that was raised and changed. */
export async function makeUglyBudgets(api: KernelApi, { departmentId, agentId }: UglyPlace): Promise<string> {
  const common = { timeZone: 'America/Argentina/ComodRivadavia', reason: longReason };
  await api.budgets.create.mutate({
    ...common,
    scopeKind: 'agent',
    scopeId: agentId,
    period: 'month',
    unit: 'energy',
    capAmount: '1',
    action: 'notify',
  });
  await api.budgets.create.mutate({
    ...common,
    name: `${longName}, all of it`,
    scopeKind: 'agent',
    scopeId: agentId,
    period: 'total',
    unit: 'tokens',
    capAmount: '9223372036854775807',
    action: 'deny',
  });
  const { id } = await api.budgets.create.mutate({
    ...common,
    scopeKind: 'department',
    scopeId: departmentId,
    period: 'month',
    unit: 'usd',
    capAmount: '1000000000000',
    action: 'notify',
    noticePercents: [1, 50, 80, 100, 1000],
  });
  await api.budgets.raise.mutate({
    budgetId: id,
    amount: '123456789000000000',
    until: Date.now() + 40 * dayMs,
    reason: longReason,
  });
  return id;
}
