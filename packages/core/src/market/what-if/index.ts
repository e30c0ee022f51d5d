export type { ComparedAgent } from './agents-compared.ts';
export type { OtherTerms } from './other-terms.ts';
export { RoundsCompared } from './rounds-compared.ts';
