export { adjustmentRow } from './adjustment-row.ts';
export { focusVersions, type FocusVersion } from './focus-columns.ts';
export { focusCursorText, readFocusCursorText } from './focus-cursor.ts';
export { focusIncrement, type FocusTotals } from './focus-increment.ts';
export { checkFocus } from './check-focus.ts';
export { creditPurchaseColumns, creditUseColumns, type CreditPurchase, type CreditUse } from './credit-rows.ts';
export { multiply, parseDecimal, type Decimal } from './decimal-text.ts';
export type {
  FocusAdjustment,
  FocusBilling,
  FocusEnergy,
  FocusMarketUse,
  FocusRate,
  FocusUsage,
} from './focus-charge.ts';
export { focusCsvLines } from './focus-csv.ts';
export { focusColumns, focusValues, type FocusDataset } from './focus-row.ts';
export { marketUseRow } from './market-use-row.ts';
export { momentText, parseMoment } from './moment-text.ts';
export { sumBilledCost } from './sum-billed-cost.ts';
export { usageRows } from './usage-rows.ts';
