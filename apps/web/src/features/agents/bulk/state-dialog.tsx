'use client';

import { formatQuantity } from '@/format/index.ts';
import type { AgentListItem } from '../agent-types.ts';
import { BlastRadiusFigures, useBlastRadius } from './blast-radius.tsx';
import { BulkDialog } from './bulk-dialog.tsx';
import { useSetStates } from './use-bulk-change.ts';

export type StateChange = 'suspend' | 'resume' | 'retire';

const changes = {
  suspend: { state: 'suspended', verb: 'Suspend', past: 'suspended', from: ['active'] },
  resume: { state: 'active', verb: 'Resume', past: 'active again', from: ['suspended', 'retired'] },
  retire: { state: 'retired', verb: 'Retire', past: 'retired', from: ['active', 'suspended'] },
} as const;

const suggestions = {
  suspend: ['Wrong output', 'Runaway cost', 'Loop', 'Security', 'Drill'],
  resume: ['Cause is mended', 'Drill is over'],
  retire: ['Replaced', 'No longer needed'],
};

/** The agents that a change would change: those that are so already are not asked about. */
export function agentsThatCan(change: StateChange, agents: readonly AgentListItem[]): readonly AgentListItem[] {
  const from: readonly string[] = changes[change].from;
  return agents.filter(({ state }) => from.includes(state));
}

const nameOf = (agents: readonly AgentListItem[]): string =>
  agents.length === 1 ? (agents[0]?.slug ?? '') : formatQuantity(agents.length, 'agent');

export interface StateDialogProps {
  readonly change: StateChange;
  /** Those that can change. */
  readonly agents: readonly AgentListItem[];
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onDone?: () => void;
}

/** Suspends, resumes or retires agents after a look at what that touches, with a reason. */
export function StateDialog({ change, agents, open, onOpenChange, onDone }: StateDialogProps) {
  const { state, verb, past } = changes[change];
  const stops = change !== 'resume';
  const radius = useBlastRadius(agents, open && stops);
  const inFlight = radius.live?.callsInFlight ?? radius.summed.callsInFlight;
  return (
    <BulkDialog
      {...{ open, onOpenChange, agents, onDone }}
      title={`${verb} ${nameOf(agents)}`}
      description={stops ? undefined : 'Their keys count again from the next call.'}
      change={useSetStates()}
      target={{ state }}
      told={(changed) =>
        `${agents.length === 1 ? nameOf(agents) : formatQuantity(changed, 'agent')} ${changed === 1 ? 'is' : 'are'} ${past}.`
      }
      confirm={`${verb} ${nameOf(agents)}${stops && inFlight > 0 ? `, let ${formatQuantity(inFlight, 'call')} finish` : ''}`}
      look={stops ? 'stop' : 'main'}
      suggestions={suggestions[change]}
      figures={stops && <BlastRadiusFigures {...radius} />}
    />
  );
}
