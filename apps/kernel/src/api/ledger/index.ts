export { ledgerRouter } from './ledger-router.ts';
export { longReadMs } from './long-read.ts';
