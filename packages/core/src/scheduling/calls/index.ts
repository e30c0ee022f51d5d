export type { CallNeed } from './call-need.ts';
export type { CallUsage } from './call-usage.ts';
export { unservedProgram, type ProgramService } from './program-service.ts';
export type { QueuedCall } from './queued-call.ts';
export { serviceClasses, type ServiceClass } from './service-class.ts';
export type { WaitingCall } from './waiting-call.ts';
export type { WaitingEntry } from './waiting-entry.ts';
export { overdueOf, type Overdue } from './overdue-of.ts';
