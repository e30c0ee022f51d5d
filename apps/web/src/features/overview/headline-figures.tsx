import type { ReactNode } from 'react';
import { Money } from '@/components/ui/index.ts';
import { formatCount, formatQuantity } from '@/format/index.ts';
import type { Overview } from './overview-types.ts';

interface Figure {
  readonly name: string;
  readonly value: ReactNode;
  readonly note: string;
  readonly tone?: string;
}

export interface HeadlineFiguresProps {
  readonly overview: Overview;
  /** The figures are of one department; pools and their queues have none. */
  readonly ofDepartment: boolean;
}

function figuresOf({ overview, ofDepartment }: HeadlineFiguresProps): readonly Figure[] {
  const { agents, failedToday, withoutCostToday, waitingNow } = overview;
  return [
    {
      name: 'Digital employees',
      value: formatCount(agents.total),
      note: `${formatCount(agents.active)} active, ${formatCount(agents.suspended)} suspended`,
    },
    {
      name: 'Running now',
      value: formatCount(overview.runningNow),
      note: `${formatQuantity(waitingNow, 'call')} waiting${ofDepartment ? ', of every department' : ''}`,
    },
    { name: 'Calls today', value: formatCount(overview.callsToday), note: 'since midnight, your time' },
    {
      name: 'Failed today',
      value: formatCount(failedToday),
      note: 'no answer; denied not counted',
      ...(failedToday === 0 ? {} : { tone: 'text-stop' }),
    },
    {
      name: 'Spend today',
      value: <Money nanoUsd={overview.costTodayNanoUsd} form="total" simulated={overview.simulatedToday > 0} />,
      note:
        withoutCostToday === 0
          ? 'settled, every call priced'
          : `${formatQuantity(withoutCostToday, 'call')} without a price`,
    },
    {
      name: 'Reserved now',
      value: <Money nanoUsd={overview.reservedNowNanoUsd} form="total" />,
      note: 'worst case of running calls',
    },
  ];
}

/** The figures that an operator looks at first. */
export function HeadlineFigures(props: HeadlineFiguresProps) {
  return (
    <dl className="grid grid-cols-2 gap-px border-b border-line-1 bg-line-1 sm:grid-cols-3 xl:grid-cols-6">
      {figuresOf(props).map(({ name, value, note, tone }) => (
        <div key={name} className="flex flex-col bg-surface-1 px-4 py-2.5">
          <dt className="text-12 text-ink-3">{name}</dt>
          <dd className={`text-20 font-semibold ${tone ?? ''}`}>{value}</dd>
          <dd className="text-12 text-ink-2">{note}</dd>
        </div>
      ))}
    </dl>
  );
}
