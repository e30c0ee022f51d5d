import { person } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';

export const listPeople = organisationProcedure('people:read').output(person.array()).query(() => {
  throw new Error('unfinished');
});
