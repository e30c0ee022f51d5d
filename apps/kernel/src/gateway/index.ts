export { receiveCalls, type CallReceiver } from './receive-calls.ts';
export { registerOpenApi } from './open-api/index.ts';
export { registerGateway } from './register-gateway.ts';
export type { GatewayDependencies } from './take-call.ts';
export { registerTasks, TaskDesk, type TasksEdge } from './tasks/index.ts';
export { registerWebhooks } from './webhooks/index.ts';
