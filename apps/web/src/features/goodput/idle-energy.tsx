'use client';

import { useQuery } from '@tanstack/react-query';
import { Energy } from '@/components/ui/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { Asked } from './behind-term.ts';
import { sumIdleEnergy } from './sum-idle-energy.ts';

const hourMs = 3_600_000;

export interface IdleEnergyProps {
  readonly asked: Asked;
  readonly poolId: string | undefined;
}

/** What devices drew while nothing ran on them; what was measured and what was not stand apart. */
export function IdleEnergy({ asked, poolId }: IdleEnergyProps) {
  const trpc = useTRPC();
  const hours = Math.max(1, Math.min(744, Math.floor((asked.until - asked.from) / hourMs)));
  const ledger = useQuery(trpc.energy.ledger.queryOptions({ hours }));
  const devices = useQuery(trpc.energy.devices.queryOptions());
  if (ledger.data === undefined || devices.data === undefined) return null;
  const { measured, estimated, simulated } = sumIdleEnergy(ledger.data.devices, devices.data.items, poolId);
  if (measured === 0 && estimated === 0) return null;
  return (
    <p className="px-4 py-2 text-12 text-ink-2">
      Devices drew{' '}
      {measured > 0 && (
        <>
          <Energy millijoules={measured} /> measured
        </>
      )}
      {measured > 0 && estimated > 0 && ' and '}
      {estimated > 0 && (
        <>
          <Energy millijoules={estimated} estimated simulated={simulated} /> estimated
        </>
      )}{' '}
      of idle power in this time.
    </p>
  );
}
