export { ledgerRouter } from './ledger-router.ts';
