export { auditEventWire } from './audit-event-wire.ts';
export { auditRouter } from './audit-router.ts';
