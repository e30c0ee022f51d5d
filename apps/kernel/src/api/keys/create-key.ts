import { createKeyInput, createKeyResult } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';

export const createKey = organisationProcedure('keys:write').input(createKeyInput).output(createKeyResult).mutation(() => {
  throw new Error('unfinished');
});
