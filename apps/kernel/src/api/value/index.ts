export { valueRouter } from './value-router.ts';
