import { createOwnerInput, createOwnerResult } from '@agent-os/core/contracts';
import { serviceProcedure } from '../procedures/index.ts';

export const createOwner = serviceProcedure.input(createOwnerInput).output(createOwnerResult).mutation(() => {
  throw new Error('unfinished');
});
