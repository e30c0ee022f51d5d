'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Energy, Facts, Money, Panel, QueryState, Time } from '@/components/ui/index.ts';
import { formatPower, formatShare } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { ledgerHours } from './ledger-hours.ts';

const million = 1_000_000;

/** What is metered and nobody’s, what nobody registered, what was billed and never seen. */
export function DarkPanel() {
  const trpc = useTRPC();
  const query = useQuery(trpc.energy.dark.queryOptions({ hours: ledgerHours }));
  return (
    <Panel title="Dark compute" note={`last ${ledgerHours} h; of what was measured`}>
      <QueryState query={query} what="dark compute" rows={3}>
        {(dark) => (
          <>
            <Facts
              facts={[
                [
                  'Residual',
                  dark.residualPpm === null ? (
                    'nothing was measured'
                  ) : (
                    <span key="residual">
                      {formatShare(dark.residualPpm / million)} of{' '}
                      <Energy millijoules={Number(dark.measured.metered)} />
                    </span>
                  ),
                ],
                [
                  'Devices not registered',
                  dark.unknownDevices.length === 0 ? 'none was seen' : String(dark.unknownDevices.length),
                ],
                ...(dark.invoices === null
                  ? []
                  : [
                      [
                        'Billed, never seen',
                        <span key="dark" className="inline-flex flex-wrap gap-x-3">
                          <Money form="total" nanoUsd={dark.invoices.darkNanoUsd} />
                          <Link href="/finance?tab=invoices" className="text-you hover:underline">
                            Open invoices
                          </Link>
                        </span>,
                      ] as const,
                    ]),
              ]}
            />
            {dark.unknownDevices.length > 0 && (
              <ul className="px-4 pb-2 text-ink-2">
                {dark.unknownDevices.map(({ meterKind, externalId, name, milliwatts, lastSeenAt }) => (
                  <li key={`${meterKind} ${externalId}`}>
                    {name} <code>{externalId}</code>, {formatPower(milliwatts)}, last seen{' '}
                    <Time at={lastSeenAt} form="ago" />
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </QueryState>
    </Panel>
  );
}
