export { chooseMarketPool, readMarketAddress, roundInputOf } from './market-address.ts';
export { MarketPage } from './market-page.tsx';
