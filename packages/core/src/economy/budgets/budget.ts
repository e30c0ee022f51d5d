import type { BudgetUnit } from '../budget-amount.ts';

export type BudgetScopeKind = 'organisation' | 'department' | 'team' | 'agent' | 'model' | 'key' | 'run' | 'user';
export type BudgetPeriod = 'hour' | 'day' | 'week' | 'month' | 'total' | 'run';
export type BudgetAction = 'deny' | 'throttle' | 'notify';

/** More than the cap, from a moment to another. */
export interface BudgetRaise {
  readonly amount: bigint;
  readonly fromMs: number;
  readonly untilMs: number;
}

/** What may be spent in a period, by whom or on what, and what happens when it is. */
export interface Budget {
  readonly id: string;
  readonly name: string;
  readonly scopeKind: BudgetScopeKind;
  /** Null for the organisation; of runs and end users: their agent, or null for those of every agent. */
  readonly scopeId: string | null;
  /** Who or what that is, for people: “the agent Invoices”. */
  readonly scopeLabel: string;
  readonly period: BudgetPeriod;
  readonly unit: BudgetUnit;
  /** In the smallest part of the unit. */
  readonly cap: bigint;
  readonly action: BudgetAction;
  /** IANA name. */
  readonly timeZone: string;
  readonly raises: readonly BudgetRaise[];
}
