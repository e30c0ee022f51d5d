export { connectRouter } from './connect-router.ts';
