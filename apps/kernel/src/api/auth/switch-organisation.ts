import { organisation, switchOrganisationInput } from '@agent-os/core/contracts';
import { signedInProcedure } from '../procedures/index.ts';

export const switchOrganisation = signedInProcedure.input(switchOrganisationInput).output(organisation).mutation(() => {
  throw new Error('unfinished');
});
