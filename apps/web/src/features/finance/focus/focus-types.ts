import type { FocusVersion } from '@agent-os/core/choices';
import type { RouterOutputs } from '@/trpc/router-outputs.ts';

export type { FocusVersion };
export type FocusPage = RouterOutputs['ledger']['focusPage'];

export interface FocusMonth {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** What the ledger says was spent in the month, as of the last page. */
  readonly ledgerNanoUsd: string;
  readonly callsWithoutCost: number;
}
