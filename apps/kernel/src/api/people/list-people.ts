import { person } from '@agent-os/core/contracts';
import { listMembers } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { personWire } from './person-wire.ts';

export const listPeople = organisationProcedure('people:read')
  .output(person.array())
  .query(async ({ ctx }) => {
    const rows = await ctx.read((tx) => listMembers(tx));
    return rows.map(personWire);
  });
