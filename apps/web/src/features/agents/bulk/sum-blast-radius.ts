import type { RouterOutputs } from '@/trpc/router-outputs.ts';
import type { AgentListItem } from '../agent-types.ts';

export interface BlastRadius extends Omit<
  RouterOutputs['agents']['blastRadius'],
  'runsInFlight' | 'reservedNanoUsd' | 'callsRecently' | 'asOf'
> {
  readonly callsToday: number;
}

/** What the registry's own rows say of a stop: for more agents than one question to the kernel can name. */
export function sumBlastRadius(agents: readonly AgentListItem[]): BlastRadius {
  const departments = Map.groupBy(agents, ({ department }) => department.id);
  return {
    agents: agents.length,
    callsInFlight: agents.reduce((sum, { runningNow }) => sum + runningNow, 0),
    callsToday: agents.reduce((sum, { callsToday }) => sum + callsToday, 0),
    departments: [...departments].map(([id, members]) => ({
      id,
      name: members[0]?.department.name ?? '',
      agents: members.length,
    })),
  };
}
