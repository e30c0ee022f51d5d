export { createResponse } from './create-response.ts';
