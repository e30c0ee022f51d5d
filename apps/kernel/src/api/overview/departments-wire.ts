import type { overview } from '@agent-os/core/contracts';
import type { DepartmentActivityRow } from '@agent-os/db';
import type { z } from 'zod';

type Departments = z.infer<typeof overview>['departments'];
type Agent = DepartmentActivityRow['agents'][number];

function stateOf(agent: Agent, running: ReadonlySet<string>): Departments[number]['agents'][number]['state'] {
  if (running.has(agent.id)) return 'running';
  if (agent.state !== 'active') return agent.state;
  return agent.failing ? 'error' : 'ready';
}

/** Departments with their agents as the overview draws them; `running` holds the agents with a call in flight. */
export function departmentsWire(rows: readonly DepartmentActivityRow[], running: ReadonlySet<string>): Departments {
  return rows.map((row) => ({
    ...row,
    agents: row.agents.map((agent) => ({ id: agent.id, slug: agent.slug, state: stateOf(agent, running) })),
  }));
}
