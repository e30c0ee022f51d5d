import type { callListItem } from '@agent-os/core/contracts';
import { budgetInRefusal } from '@agent-os/core/economy';
import type { CallRow } from '@agent-os/db';
import type { z } from 'zod';
import type { RunningCall } from '../../ports/kernel-state.ts';

/** A call is written down when it has been priced; how far it has come since, only its own process knows. */
const stepsAtIntent = 4;

export function callWire(row: CallRow, inProcess?: RunningCall): z.infer<typeof callListItem> {
  if (row.state === 'running' && inProcess !== undefined) return inProcess;
  const { sequence: _sequence, budgetWords, ...facts } = row;
  return {
    ...facts,
    receivedAt: row.receivedAt.getTime(),
    stoppedByBudget: budgetWords === null ? null : budgetInRefusal(budgetWords),
    finishedAt: row.finishedAt?.getTime() ?? null,
    lastStep: row.lastStep ?? stepsAtIntent,
    durationUs: row.durationUs === null ? null : Math.max(0, Math.round(row.durationUs)),
    costNanoUsd: row.costNanoUsd?.toString() ?? null,
    reservedNanoUsd: row.reservedNanoUsd?.toString() ?? null,
  };
}
