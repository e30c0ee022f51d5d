'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  ErrorState,
  Facts,
  LoadingRows,
  Money,
  StateBadge,
  Time,
  type StateShape,
} from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { formatQuantity, nothing } from '@/format/index.ts';
import { lazyPart } from '@/later/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { ConfidenceText } from '../confidence-text.tsx';
import { DecideOutcomes } from '../outcomes/decide-outcomes.tsx';
import type { OutcomeDetail, OutcomeState } from '../value-types.ts';
import { actorWords, stateWords } from '../value-words.ts';

const ReportOutcome = lazyPart(async () => (await import('./report-outcome.tsx')).ReportOutcome);

const shapes: Readonly<Record<OutcomeState, StateShape>> = {
  reported: 'person',
  accepted: 'settled',
  rejected: 'error',
  expired: 'left',
};
const eventWords: Readonly<Record<OutcomeDetail['events'][number]['event'], string>> = {
  reported: 'Reported',
  accepted: 'Accepted',
  rejected: 'Rejected',
  expired: 'Expired',
  reversed: 'Taken back',
};

function OutcomeFacts({ detail: { outcome, run } }: { readonly detail: OutcomeDetail }) {
  const { value, expected, decidedBy, reportedBy, units, humanSeconds, humanNanoUsd, simulated } = outcome;
  const worth = value ?? expected;
  const total = BigInt(run.costNanoUsd) + BigInt(humanNanoUsd);
  const money = (nanoUsd: string | bigint) => <Money nanoUsd={nanoUsd} form="call" simulated={simulated} focusable />;
  return (
    <Facts
      facts={[
        [
          value === null && expected !== null ? 'Would be worth' : 'Value',
          worth === null ? (
            'not known'
          ) : (
            <span key="value">
              {money(worth.nanoUsd)}, <ConfidenceText confidence={worth.confidence} focusable />
            </span>
          ),
        ],
        ...(units === null ? [] : ([['Units', units]] as const)),
        ['Reported by', actorWords(reportedBy)],
        ['Decided by', decidedBy === null ? nothing : actorWords(decidedBy)],
        [
          'Calls',
          <span key="calls">
            {money(run.costNanoUsd)} in {formatQuantity(run.calls, 'call')}
            {run.callsWithoutCost > 0 && `, ${run.callsWithoutCost} without a price`}
          </span>,
        ],
        [
          'People',
          <span key="people">
            {money(humanNanoUsd)} for {(humanSeconds / 60).toFixed(1)} min
          </span>,
        ],
        ['Energy', 'in the prices of calls, or by the kilowatt-hour in the sums of Value'],
        ['Cost', <strong key="cost">{money(total)}</strong>],
        ...(run.tasks > 1
          ? ([['Shared', `${formatQuantity(run.tasks, 'task')} share this run and its calls`]] as const)
          : []),
      ]}
    />
  );
}

function OutcomeEvents({ events }: Pick<OutcomeDetail, 'events'>) {
  return (
    <ol className="text-12">
      {events.map((event) => (
        <li key={event.number} className="border-b border-line-1 py-1 text-ink-2">
          <span className="font-medium text-ink-1">{eventWords[event.event]}</span> by {actorWords(event.by)},{' '}
          <Time at={event.at} />
          {event.reason !== '' && `: ${event.reason}`}
        </li>
      ))}
    </ol>
  );
}

export interface TaskOutcomeProps {
  readonly taskId: string;
  /** Only what runs or is done has an outcome; only what is done is decided on. */
  readonly state: string;
}

/** What came of a task: what it is worth, who said so, and what it cost. */
export function TaskOutcome({ taskId, state }: TaskOutcomeProps) {
  const trpc = useTRPC();
  const mayWrite = useMay('finance:write');
  const [reporting, setReporting] = useState(false);
  const query = useQuery({
    ...trpc.value.outcome.queryOptions({ taskId }),
    // Most tasks have none: that is an answer.
    retry: (failures, error) => error.data?.code !== 'NOT_FOUND' && failures < 2,
  });
  const detail = query.data;
  const absent = query.error?.data?.code === 'NOT_FOUND';
  const mayReport = mayWrite && (state === 'running' || state === 'done');
  const standing = detail?.outcome.state;
  return (
    <section aria-label="Outcome" className="border-t border-line-1 py-2">
      <div className="flex flex-wrap items-center gap-2 px-4">
        <h3 className="font-semibold">Outcome</h3>
        {standing !== undefined && (
          <StateBadge shape={shapes[standing]}>{stateWords[standing].toLowerCase()}</StateBadge>
        )}
        <span className="ml-auto flex flex-wrap gap-1">
          {mayReport && (absent || standing === 'rejected' || standing === 'expired') && (
            <Button size="small" onClick={() => setReporting(true)}>
              Report…
            </Button>
          )}
        </span>
      </div>
      {mayWrite && state === 'done' && (absent || detail !== undefined) && (
        <div className="flex flex-wrap gap-1 px-4 py-1">
          <DecideOutcomes
            taskIds={[taskId]}
            decisions={absent || standing === 'reported' ? ['accept', 'reject'] : ['undo']}
            onDecided={() => undefined}
          />
        </div>
      )}
      {absent && <p className="px-4 py-1 text-ink-2">Nobody has reported what came of it.</p>}
      {query.error !== null && !absent && (
        <ErrorState what="the outcome" problem={query.error.message} retry={() => void query.refetch()} />
      )}
      {query.isPending && <LoadingRows label="the outcome" rows={3} />}
      {detail !== undefined && !absent && (
        <>
          <OutcomeFacts detail={detail} />
          <div className="px-4">
            <OutcomeEvents events={detail.events} />
          </div>
        </>
      )}
      {reporting && <ReportOutcome taskId={taskId} onClose={() => setReporting(false)} />}
    </section>
  );
}
