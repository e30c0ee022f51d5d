export { ApiError, notFound, type ApiErrorCode } from './api-error.ts';
export { toProtocolError } from './map-error.ts';
