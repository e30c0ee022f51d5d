import type { Budget } from '@agent-os/core/economy';
import type { Counted } from './sum-in.ts';

export const organisationId = 'org_1';
export const users = ['ann', 'bob'] as const;
export type User = (typeof users)[number];
export const budgetOf = (id: string, scopeKind: Budget['scopeKind'] = 'organisation'): Budget => ({
  id,
  name: id,
  scopeKind,
  scopeId: null,
  scopeLabel: 'the organisation',
  period: 'total',
  unit: 'tokens',
  cap: 0n,
  action: 'deny',
  timeZone: 'UTC',
  raises: [],
});
/** A call is counted by both, and by that of its end user. */
export const budgets = ['bdg_1', 'bdg_2'] as const;
export const ofUsers = budgetOf('bdg_3', 'user');

export const windowsOf = (user: User): readonly Counted[] => [
  ...budgets.map((budgetId) => ({ budgetId, windowKey: '0' })),
  { budgetId: ofUsers.id, windowKey: `0/${user}` },
];
export const windows: readonly Counted[] = [...windowsOf('ann'), ...windowsOf('bob').slice(-1)];
