import type { overview } from '@agent-os/core/contracts';
import type { HourRow } from '@agent-os/db';
import type { z } from 'zod';

const hourMs = 3_600_000;

/** Every hour of the day so far: how many calls ended in it, and what all calls up to its end have cost. */
export function costByHourWire(
  rows: readonly HourRow[],
  dayStart: number,
  nowMs: number,
): z.infer<typeof overview>['costByHour'] {
  const byHour = new Map(rows.map((row) => [row.hour, row]));
  const hours = Math.floor((nowMs - dayStart) / hourMs) + 1;
  let costNanoUsd = 0n;
  return Array.from({ length: hours }, (_, index) => {
    const row = byHour.get(index);
    costNanoUsd += BigInt(row?.costNanoUsd ?? 0);
    return { hour: dayStart + index * hourMs, costNanoUsd: costNanoUsd.toString(), calls: row?.calls ?? 0 };
  });
}
