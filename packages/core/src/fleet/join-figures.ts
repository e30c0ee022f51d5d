import type { AgentHealthState } from './decide-agent-health.ts';

/** What the calls of an agent came to. Amounts are nano-USD in decimal digits, times epoch ms. */
export interface AgentFigures {
  readonly callsToday: number;
  readonly costTodayNanoUsd: string | null;
  readonly callsWithoutCostToday: number;
  readonly simulatedToday: number;
  readonly failedToday: number;
  readonly runningNow: number;
  readonly costNormalNanoUsd: string | null;
  readonly lastCallAt: number | null;
  readonly health: {
    readonly state: AgentHealthState;
    readonly calls: number;
    readonly failed: number;
    readonly denied: number;
    readonly lastError: { readonly code: string; readonly at: number } | null;
  };
}

const noFigures: AgentFigures = {
  callsToday: 0,
  costTodayNanoUsd: null,
  callsWithoutCostToday: 0,
  simulatedToday: 0,
  failedToday: 0,
  runningNow: 0,
  costNormalNanoUsd: null,
  lastCallAt: null,
  health: { state: 'unused', calls: 0, failed: 0, denied: 0, lastError: null },
};

interface NamedFigures extends AgentFigures {
  readonly agentId: string;
}

/** Rows that were joined before, by their agent, each with the figures it was joined with. */
export type JoinedRows<Agent extends object> = WeakMap<
  Agent,
  { readonly figures: AgentFigures; readonly joined: Agent & AgentFigures }
>;

/**
 * The agents in their order, each with its figures. The two were asked for side by side, so that either may be the newer:
 * an agent without figures has only just been registered, and figures without an agent are of one that is not known yet.
 * @param known A row of which neither half is another object than before is the same object as before, so that who asks
 * over and over draws only what changed.
 */
export function joinFigures<Agent extends { readonly id: string }>(
  agents: readonly Agent[],
  figures: readonly NamedFigures[],
  known: JoinedRows<Agent> = new WeakMap(),
): (Agent & AgentFigures)[] {
  const figuresOf = new Map<string, NamedFigures>(figures.map((row) => [row.agentId, row]));
  return agents.map((agent) => {
    const own = figuresOf.get(agent.id) ?? noFigures;
    const before = known.get(agent);
    if (before?.figures === own) return before.joined;
    const joined = { ...agent, ...withoutId(own) };
    known.set(agent, { figures: own, joined });
    return joined;
  });
}

function withoutId({ agentId: _agentId, ...figures }: AgentFigures & Partial<NamedFigures>): AgentFigures {
  return figures;
}
