export { formatBudgetAmount, formatExactBudgetAmount } from './format-budget-amount.ts';
export { formatCount, formatQuantity, formatSummaryCount, formatTokenPair } from './format-count.ts';
export {
  displayPrefix,
  formatDisplayCall,
  formatDisplayColumn,
  formatDisplayTotal,
  formatDisplayTotalColumn,
  type DisplayRate,
} from './format-display-money.ts';
export { formatDuration, formatMilliseconds, formatSeconds } from './format-duration.ts';
export { formatCarbon } from './format-carbon.ts';
export { energyUnitOf, formatEnergy, formatEnergyIn, formatExactEnergy, type EnergyUnit } from './format-energy.ts';
export {
  formatCallMoney,
  formatCallUsd,
  formatExactMoney,
  formatPricePerMillion,
  formatTotalMoney,
  formatTotalUsd,
  parseUsd,
} from './format-money.ts';
export { formatExactPower, formatPower } from './format-power.ts';
export { formatShare } from './format-share.ts';
export { formatSize } from './format-size.ts';
export { formatAgo, formatDate, formatDateTime, formatHour, formatTime, formatUtc } from './format-time.ts';
export { nothing } from './nothing.ts';
export { toSlug } from './to-slug.ts';
export { formatClockField, formatZoneOffset, knownZone, parseClockField, startOfDay } from './time-zone.ts';
