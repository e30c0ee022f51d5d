import { z } from 'zod';
import { department, team } from './agents.ts';
import { displayName, epochMs, idOf, nanoUsdText } from './scalars.ts';

/** Agents that stand there now, whatever their state; one that is retired still stands there. */
const agentCount = z.number().int();

export const departmentTree = z.array(
  department.extend({
    archivedAt: epochMs.nullable(),
    agentCount,
    /** Agents of the department that are in none of its teams. */
    agentsWithoutTeam: agentCount,
    teams: z.array(team.extend({ archivedAt: epochMs.nullable(), agentCount })),
  }),
);

const costs = z.object({
  id: z.string(),
  /** Known cost of the calls that arrived since then. */
  costTodayNanoUsd: nanoUsdText,
  costSevenDaysNanoUsd: nanoUsdText,
  callsSevenDays: z.number().int(),
  /** Ended calls whose cost is not known: the figures leave them out. */
  callsWithoutCostSevenDays: z.number().int(),
  /** Calls to a simulated model. */
  simulatedToday: z.number().int(),
  simulatedSevenDays: z.number().int(),
});
export const departmentCostsInput = z.object({ dayStart: epochMs });
/** A department's calls are those made while the agent was there; a team's are those of the agents that are in it now. */
export const departmentCosts = z.object({ departments: z.array(costs), teams: z.array(costs) });

export const departmentInput = z.object({ departmentId: idOf('dep') });
export const renameDepartmentInput = departmentInput.extend({ name: displayName });
/** Only an empty one can be archived; one that is archived can be brought back. */
export const archiveDepartmentInput = departmentInput.extend({ archived: z.boolean() });
export const teamInput = z.object({ teamId: idOf('tea') });
export const renameTeamInput = teamInput.extend({ name: displayName });
export const archiveTeamInput = teamInput.extend({ archived: z.boolean() });
export const moveTeamInput = teamInput.extend({ departmentId: idOf('dep') });
/** Agents that moved along. */
export const moveTeamResult = z.object({ agentsMoved: z.number().int() });
