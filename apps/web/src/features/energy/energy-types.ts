import type { RouterOutputs } from '@/trpc/router-outputs.ts';

export type EnergyDevice = RouterOutputs['energy']['devices']['items'][number];
export type EnergyLedger = RouterOutputs['energy']['ledger'];
export type LedgerDevice = EnergyLedger['devices'][number];
export type LedgerOwner = EnergyLedger['owners'][number];
export type PowerCap = RouterOutputs['energy']['caps']['items'][number];
export type PoolPower = RouterOutputs['energy']['caps']['pools'][number];
export type DarkCompute = RouterOutputs['energy']['dark'];
export type MeterKind = EnergyDevice['meter']['kind'];
