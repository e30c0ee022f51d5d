export { goodputRouter } from './goodput-router.ts';
