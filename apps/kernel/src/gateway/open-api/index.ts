export { registerOpenApi } from './register-open-api.ts';
