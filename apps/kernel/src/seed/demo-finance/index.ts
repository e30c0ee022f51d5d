export { putDemoFinance } from './put-demo-finance.ts';
