import type { PoolStatus, ServiceClass } from '../scheduler-types.ts';

type AgentNow = PoolStatus['agents'][number];

export interface AgentWaitRow extends Pick<AgentNow, 'starts' | 'waitP50Ms' | 'waitP95Ms' | 'waitP99Ms'> {
  readonly id: string;
  readonly agent: AgentNow['agent'];
  readonly department: AgentNow['department'];
  /** Null: calls of all its classes. */
  readonly serviceClass: ServiceClass | null;
  /** Stands below the row of its agent. */
  readonly isPart: boolean;
}

/** A row an agent; one with calls of several classes has a row for each below its own. */
export function prepareAgentWaits(agents: PoolStatus['agents']): readonly AgentWaitRow[] {
  return agents.flatMap(({ classes, ...whole }) => {
    const [first, ...others] = classes;
    const only = others.length === 0 ? (first?.serviceClass ?? null) : null;
    const { agent, department } = whole;
    return [
      { ...whole, id: agent.id, serviceClass: only, isPart: false },
      ...(only === null
        ? classes.map((part) => ({ ...part, agent, department, id: `${agent.id} ${part.serviceClass}`, isPart: true }))
        : []),
    ];
  });
}
