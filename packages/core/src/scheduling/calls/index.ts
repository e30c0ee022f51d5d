export type { CallUsage } from './call-usage.ts';
export { serviceClasses, type ServiceClass } from './service-class.ts';
export type { WaitingCall } from './waiting-call.ts';
