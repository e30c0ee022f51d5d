export { marketRouter } from './market-router.ts';
