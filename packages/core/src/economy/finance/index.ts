export { allocate } from './allocate.ts';
export { findCause, type AnomalyCause, type SpendParts } from './anomaly-cause.ts';
export { chargeback, type ChargedOwner } from './chargeback.ts';
export type { DaySeries } from './day-series.ts';
export { findAnomalies, standardAnomalyRules, type SpendAnomaly } from './find-anomalies.ts';
export { findCrossing } from './find-crossing.ts';
export { forecastSpend, type SpendForecast } from './forecast-spend.ts';
export { runRate } from './run-rate.ts';
