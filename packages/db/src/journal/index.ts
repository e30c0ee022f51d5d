export type { CallEnergy, CallIntentRow, CallReuse, CallRouting, CallSettlementRow, EpochUs } from './call-rows.ts';
export { createCallWriter, type CallWriter } from './call-writer.ts';
export { createJournalPool, type JournalPoolOptions } from './create-journal-pool.ts';
export {
  energyOrigin,
  entryOfLine,
  intentEntry,
  readJournalEntry,
  settlementEntry,
  type JournalEntry,
} from './journal-entry.ts';
export { JournalRowsRejectedError } from './journal-rows-rejected-error.ts';
export { readBudgetAmounts, type StoredBudgetAmounts } from './read-budget-amounts.ts';
export { readCostLines, type StoredCostLines } from './read-cost-lines.ts';
