export { PostgresSlotLeases } from './postgres-slot-leases.ts';
