export { BarsOverTime } from './bars-over-time.tsx';
export type { ChartBucket, ChartRange, ChartSeries } from './chart-series.ts';
export { LineOverTime } from './line-over-time.tsx';
export type { LineSeries } from './prepare-lines.ts';
export type { ShareRow } from './prepare-shares.ts';
export { ShareBars } from './share-bars.tsx';
export { Sparkline } from './sparkline.tsx';
