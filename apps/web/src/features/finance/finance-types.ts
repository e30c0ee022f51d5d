import type { RouterOutputs } from '@/trpc/router-outputs.ts';

export type FinanceMonth = RouterOutputs['finance']['month'];
export type FinanceOwners = RouterOutputs['finance']['owners'];
export type FinancePeriod = RouterOutputs['finance']['period'];
export type PeriodOwners = RouterOutputs['finance']['periodOwners'];
export type PeriodOwner = PeriodOwners['owners'][number];
export type FinanceOwner = FinanceOwners['owners'][number];
export type FinanceGroup = FinanceOwners['by'];
export type SpendKind = FinanceMonth['spend'];
export type FinanceAnomaly = RouterOutputs['finance']['anomalies']['items'][number];
export type UnitCost = RouterOutputs['finance']['unitCosts']['rows'][number];
export type FinanceAllocation = RouterOutputs['finance']['allocation'];
export type PeriodRate = RouterOutputs['currency']['ofPeriod'];
export type LedgerMonth = RouterOutputs['finance']['months'][number];
export type CloseChecks = RouterOutputs['finance']['closeChecks'];
