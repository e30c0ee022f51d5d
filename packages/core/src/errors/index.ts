export { errorCatalogue, type ErrorCode } from './error-catalogue.ts';
export { httpStatusOf, refuse, type Refusal, type RefusingBudget } from './refusal.ts';
export { accepted, refused, type Result } from './result.ts';
