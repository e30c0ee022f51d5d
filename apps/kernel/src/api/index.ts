export type { ApiDependencies, ApiLog } from './dependencies.ts';
export { registerApi } from './register-api.ts';
