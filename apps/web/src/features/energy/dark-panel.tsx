'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Energy, Facts, Money, Panel, QueryState, Time } from '@/components/ui/index.ts';
import { formatCount, formatPower, formatShare } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { ledgerHours } from './ledger-hours.ts';
import { residualByDevice } from './prepare-ledger.ts';
import { useDevices, useLedger } from './use-energy.ts';

const million = 1_000_000;
const rowsMost = 5;

/** Which meters the residual comes from: there somebody can look at what runs beside the calls. */
function ResidualDevices() {
  const { data: ledger } = useLedger();
  const { data: devices } = useDevices();
  const rows = ledger === undefined ? [] : residualByDevice(ledger);
  if (rows.length === 0) return null;
  const nameOf = (id: string) => devices?.items.find((device) => device.id === id)?.name ?? id;
  return (
    <ul aria-label="Residual by device" className="px-4 pb-2 text-12 text-ink-2">
      {rows.slice(0, rowsMost).map(({ deviceId, millijoules, share }) => (
        <li key={deviceId} className="wrap-anywhere">
          <span className="text-ink-1">{nameOf(deviceId)}</span>: <Energy millijoules={millijoules} />,{' '}
          {formatShare(share)} of its meter
        </li>
      ))}
      {rows.length > rowsMost && <li>{formatCount(rows.length - rowsMost)} more in the energy ledger</li>}
    </ul>
  );
}

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
            <ResidualDevices />
            {dark.unknownDevices.length > 0 && (
              <ul aria-label="Devices not registered" className="px-4 pb-2 text-12 text-ink-2">
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
