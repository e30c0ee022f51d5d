export { errorBody } from './error-body.ts';
export type { ErrorStyle } from './error-body.ts';
export { Exchange } from './exchange.ts';
export { HttpError } from './http-error.ts';
export { parseInput } from './parse-input.ts';
export { readJsonBody } from './read-json-body.ts';
