import { trpc } from '../trpc.ts';
import { createAgent } from './create-agent.ts';
import { findAgentNamed } from './find-agent-named.ts';
import { getAgentActivity } from './get-agent-activity.ts';
import { getAgent } from './get-agent.ts';
import { getBlastRadius } from './get-blast-radius.ts';
import { listAgents } from './list-agents.ts';
import { listEvents } from './list-events.ts';
import { listFigures } from './list-figures.ts';
import { listInstances } from './list-instances.ts';
import { listPossibleOwners } from './list-possible-owners.ts';
import { listRuns } from './list-runs.ts';
import { listVersions } from './list-versions.ts';
import { moveAgents } from './move-agents.ts';
import { setAgentOwners } from './set-agent-owners.ts';
import { setAgentState } from './set-agent-state.ts';
import { setAgentStates } from './set-agent-states.ts';
import { updateAgent } from './update-agent.ts';

export const agentsRouter = trpc.router({
  list: listAgents,
  figures: listFigures,
  get: getAgent,
  find: findAgentNamed,
  create: createAgent,
  update: updateAgent,
  setState: setAgentState,
  setStateMany: setAgentStates,
  setOwnerMany: setAgentOwners,
  moveMany: moveAgents,
  blastRadius: getBlastRadius,
  activity: getAgentActivity,
  runs: listRuns,
  versions: listVersions,
  events: listEvents,
  instances: listInstances,
  possibleOwners: listPossibleOwners,
});
