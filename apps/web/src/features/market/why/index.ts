export { AgentMarketTab } from './agent-market-tab.tsx';
export { MarketWhy } from './market-why.tsx';
