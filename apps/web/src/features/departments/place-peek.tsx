'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { Peek, usePeek } from '@/components/peek/index.ts';
import { Facts, Money, Panel, StateBadge } from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { formatCount, formatQuantity, nothing } from '@/format/index.ts';
import { ArchivePlace } from './archive-place.tsx';
import { CreateTeam } from './create-place.tsx';
import type { Department } from './department-types.ts';
import { MoveTeam } from './move-team.tsx';
import type { ListedPlace } from './prepare-places.ts';
import { RenamePlace } from './rename-place.tsx';

function Teams({ department }: { readonly department: Department }) {
  const { openPeek } = usePeek();
  const teams = department.teams.filter(({ archivedAt }) => archivedAt === null);
  return (
    <Panel title="Teams" className="border-t">
      <ul>
        {teams.map(({ id, name, agentCount }) => (
          <li key={id} className="flex min-h-7 items-center gap-2 border-b border-line-1 px-4">
            <button
              type="button"
              onClick={() => openPeek(id)}
              className="min-h-6 min-w-0 flex-1 truncate text-left text-ink-1 hover:underline"
            >
              {name}
            </button>
            <span className="text-12 text-ink-3">{formatQuantity(agentCount, 'digital employee')}</span>
          </li>
        ))}
        <li className="flex min-h-7 items-center gap-2 px-4 text-ink-2">
          <span className="flex-1">In no team</span>
          <span className="text-12 text-ink-3">{formatQuantity(department.agentsWithoutTeam, 'digital employee')}</span>
        </li>
      </ul>
    </Panel>
  );
}

export interface PlacePeekProps {
  readonly place: ListedPlace;
  readonly departments: readonly Department[];
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
}

/** One department or team beside the tree: who is in it, what it costs, what can be done. */
export function PlacePeek({ place, departments, onPrevious, onNext }: PlacePeekProps) {
  const mayWrite = useMay('agents:write');
  const { kind, name, slug, agentCount, archivedAt, costs, department } = place;
  const unknown = costs?.callsWithoutCostSevenDays ?? 0;
  return (
    <Peek
      label={kind === 'department' ? `Department ${name}` : `Team ${name}`}
      title={
        <>
          <h2 className="truncate font-semibold" title={name}>
            {name}
          </h2>
          {archivedAt !== null && <StateBadge shape="settled">archived</StateBadge>}
        </>
      }
      onPrevious={onPrevious}
      onNext={onNext}
    >
      {mayWrite && (
        <div className="flex flex-wrap items-center gap-2 border-b border-line-1 px-4 py-2">
          {archivedAt === null && (
            <>
              {kind === 'department' && <CreateTeam department={department} />}
              <RenamePlace place={place} />
              {kind === 'team' && <MoveTeam place={place} departments={departments} />}
            </>
          )}
          <ArchivePlace place={place} />
        </div>
      )}
      <Facts
        facts={[
          ...(kind === 'team' ? ([['Department', department.name]] as const) : []),
          [
            'Slug',
            <span key="slug" className="font-mono">
              {slug}
            </span>,
          ],
          [
            'Digital employees',
            <Link
              key="agents"
              href={`/agents?department=${encodeURIComponent(department.id)}` as Route}
              className="text-you hover:underline"
            >
              {formatCount(agentCount)}
            </Link>,
          ],
          [
            'Cost today',
            <Money
              key="today"
              nanoUsd={costs?.costTodayNanoUsd ?? null}
              form="total"
              simulated={(costs?.simulatedToday ?? 0) > 0}
            />,
          ],
          [
            'Cost, 7 days',
            <Money
              key="week"
              nanoUsd={costs?.costSevenDaysNanoUsd ?? null}
              form="total"
              simulated={(costs?.simulatedSevenDays ?? 0) > 0}
            />,
          ],
          ['Calls, 7 days', costs === undefined ? nothing : formatCount(costs.callsSevenDays)],
          ...(unknown > 0 ? ([['Without cost', `${formatQuantity(unknown, 'call')}, left out above`]] as const) : []),
          [
            'Counted as',
            kind === 'department'
              ? 'calls made while the digital employee was in the department'
              : 'calls of the digital employees that are in the team now',
          ],
        ]}
      />
      {kind === 'department' && <Teams department={department} />}
    </Peek>
  );
}
