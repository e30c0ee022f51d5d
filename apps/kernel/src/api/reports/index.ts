export { reportsRouter } from './reports-router.ts';
