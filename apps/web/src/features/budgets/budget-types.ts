import type { RouterOutputs } from '@/trpc/router-outputs.ts';

export type Budget = RouterOutputs['budgets']['tree']['budgets'][number];
export type BudgetDetail = RouterOutputs['budgets']['get'];
export type BudgetIncrease = Budget['increases'][number];
export type BudgetUnit = Budget['unit'];
export type BudgetPeriod = Budget['period'];
export type BudgetAction = Budget['action'];
export type BudgetScopeKind = Budget['scope']['kind'];
export type BudgetWindow = NonNullable<Budget['window']>;
export type BudgetVersion = BudgetDetail['versions'][number];
