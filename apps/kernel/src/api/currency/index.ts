export { currencyRouter } from './currency-router.ts';
