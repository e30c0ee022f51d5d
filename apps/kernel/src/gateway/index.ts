export { registerGateway, type GatewayDependencies } from './register-gateway.ts';
