export { invoicesRouter } from './invoices-router.ts';
