export { ApiError, notFound, type ApiErrorCode } from './api-error.ts';
export { describeInputError } from './describe-input-error.ts';
export { toProtocolError } from './map-error.ts';
