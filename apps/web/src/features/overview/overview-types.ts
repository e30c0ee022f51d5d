import type { RouterOutputs } from '@/trpc/router-outputs.ts';

export type Overview = RouterOutputs['overview']['get'];
export type FleetDepartment = Overview['departments'][number];
export type FleetAgent = FleetDepartment['agents'][number];
