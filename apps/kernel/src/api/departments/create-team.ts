import { createTeamInput, team } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';

export const createTeam = organisationProcedure('agents:write').input(createTeamInput).output(team).mutation(() => {
  throw new Error('unfinished');
});
