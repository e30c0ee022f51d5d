'use client';

import Link from 'next/link';
import { DataTable, Explain, Panel, type Column } from '@/components/ui/index.ts';
import { formatShare } from '@/format/index.ts';
import { behindTerm, type Asked } from './behind-term.ts';
import { goodputTerms } from './goodput-terms.ts';
import type { GoodputFigures } from './goodput-types.ts';
import { IdleEnergy } from './idle-energy.tsx';
import { formatSlotHours, type ChosenGoodput } from './prepare-goodput.ts';

type Loss = GoodputFigures['losses'][number];

export interface LossesPanelProps {
  readonly chosen: ChosenGoodput;
  readonly asked: Asked;
}

function lossColumns({ chosen, asked }: LossesPanelProps): readonly Column<Loss>[] {
  const { figures, simulated } = chosen;
  return [
    {
      key: 'cause',
      head: 'Cause',
      cell: ({ cause, ms }) => {
        const { label, sentence, truth } = goodputTerms[cause];
        const inputs = [
          { name: 'Lost', value: formatSlotHours(ms), note: truth === 'hatch' ? 'slot-h, estimated' : 'slot-h' },
          { name: 'Offered', value: formatSlotHours(figures.offeredMs), note: 'slot-h' },
        ];
        const links = behindTerm(cause, asked);
        return <Explain explanation={{ title: label, sentence, inputs, links, simulated }}>{label}</Explain>;
      },
    },
    { key: 'time', head: 'slot-hours', align: 'right', cell: ({ ms }) => formatSlotHours(ms) },
    {
      key: 'share',
      head: 'of offered',
      align: 'right',
      cell: ({ ms }) => formatShare(figures.offeredMs === 0 ? null : ms / figures.offeredMs),
    },
    {
      key: 'behind',
      head: <span className="sr-only">Behind it</span>,
      cell: ({ cause }) => (
        <span className="flex gap-3">
          {behindTerm(cause, asked).map(({ label, href }) => (
            <Link
              key={label}
              href={href}
              aria-label={`${label} behind ${goodputTerms[cause].label}`}
              className="inline-flex min-h-6 items-center text-you hover:underline"
            >
              {label}
            </Link>
          ))}
        </span>
      ),
    },
  ];
}

/** Each cause with what it took, the largest first, and the rows behind it. */
export function LossesPanel({ chosen, asked }: LossesPanelProps) {
  const losses = chosen.figures.losses.toSorted((one, other) => other.ms - one.ms);
  return (
    <Panel title="Losses" note="by cause; useful and all of these are what was offered">
      <DataTable
        caption="Losses by cause"
        columns={lossColumns({ chosen, asked })}
        rows={losses}
        rowKey={({ cause }) => cause}
        beside
      />
      <IdleEnergy asked={asked} poolId={chosen.pool?.id} />
    </Panel>
  );
}
