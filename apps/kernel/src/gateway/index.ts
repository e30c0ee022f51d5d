export { registerGateway } from './register-gateway.ts';
export type { GatewayDependencies } from './take-call.ts';
