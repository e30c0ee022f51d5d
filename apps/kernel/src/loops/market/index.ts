export { MarketLoop } from './market-loop.ts';
