'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/index.ts';
import { useActions } from '@/features/shell/index.ts';
import { formatCount, formatQuantity } from '@/format/index.ts';
import type { AgentListItem } from '../agent-types.ts';
import { MoveDialog } from './move-dialog.tsx';
import { OwnerDialog } from './owner-dialog.tsx';
import { agentsThatCan, StateDialog, type StateChange } from './state-dialog.tsx';

type Open = StateChange | 'owner' | 'move';

export interface BulkBarProps {
  /** The selected agents. */
  readonly agents: readonly AgentListItem[];
  /** What the filter shows: a selection may reach beyond it. */
  readonly shown: readonly AgentListItem[];
  readonly onClear: () => void;
}

const verbs = { suspend: 'Suspend', resume: 'Resume', retire: 'Retire' } as const;
const stateChanges = ['suspend', 'resume', 'retire'] as const;

/** What can be done to a selection, with how many it would change. */
export function BulkBar({ agents, shown, onClear }: BulkBarProps) {
  const [open, setOpen] = useState<Open>();
  const shownIds = new Set(shown.map(({ id }) => id));
  const hidden = agents.filter(({ id }) => !shownIds.has(id)).length;
  const openChange = (kind: Open) => (next: boolean) => setOpen(next ? kind : undefined);
  const possible = stateChanges.map((change) => ({ change, agents: agentsThatCan(change, agents) }));
  useActions([
    ...possible.map(({ change, agents: can }) => ({
      id: `agents.${change}`,
      name: `${verbs[change]} the selected agents…`,
      note: `${formatQuantity(can.length, 'agent')}, needs a reason`,
      unavailable: can.length === 0 ? 'none of them can change so' : undefined,
      run: () => setOpen(change),
    })),
    {
      id: 'agents.owner',
      name: 'Change the owner of the selected agents…',
      note: formatQuantity(agents.length, 'agent'),
      run: () => setOpen('owner'),
    },
    {
      id: 'agents.move',
      name: 'Move the selected agents…',
      note: formatQuantity(agents.length, 'agent'),
      run: () => setOpen('move'),
    },
  ]);
  return (
    <section
      aria-label="Selected agents"
      className="flex min-h-10 shrink-0 flex-wrap items-center gap-2 border-b border-line-1 bg-surface-0 px-4 py-1"
    >
      <p className="mr-2">
        <span className="font-medium">{formatCount(agents.length)} selected</span>
        {hidden > 0 && <span className="text-care">, {formatCount(hidden)} of them outside of the filter</span>}
      </p>
      {possible.map(({ change, agents: can }) => (
        <Button
          key={change}
          look={change === 'resume' ? 'outline' : 'stop-outline'}
          disabled={can.length === 0}
          onClick={() => setOpen(change)}
        >
          {verbs[change]} {formatCount(can.length)}…
        </Button>
      ))}
      <Button onClick={() => setOpen('owner')}>Change owner…</Button>
      <Button onClick={() => setOpen('move')}>Move…</Button>
      <Button look="ghost" onClick={onClear}>
        Clear
      </Button>
      {possible.map(({ change, agents: can }) => (
        <StateDialog
          key={change}
          change={change}
          agents={can}
          open={open === change}
          onOpenChange={openChange(change)}
          onDone={onClear}
        />
      ))}
      {open === 'owner' && <OwnerDialog agents={agents} open onOpenChange={openChange('owner')} />}
      {open === 'move' && <MoveDialog agents={agents} open onOpenChange={openChange('move')} />}
    </section>
  );
}
