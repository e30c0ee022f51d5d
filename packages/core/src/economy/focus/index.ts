export { adjustmentRow } from './adjustment-row.ts';
export { checkFocus } from './check-focus.ts';
export { creditPurchaseColumns, creditUseColumns, type CreditPurchase, type CreditUse } from './credit-rows.ts';
export type { FocusAdjustment, FocusBilling, FocusUsage } from './focus-charge.ts';
export { focusCsvLines } from './focus-csv.ts';
export { focusColumns, focusValues, type FocusDataset } from './focus-row.ts';
export { sumBilledCost } from './sum-billed-cost.ts';
export { usageRow } from './usage-row.ts';
