import { viewer } from '@agent-os/core/contracts';
import { notFound } from '../errors/index.ts';
import { signedInProcedure } from '../procedures/index.ts';

export const getViewer = signedInProcedure.output(viewer).query(async ({ ctx }) => {
  const { caller, dependencies } = ctx;
  const { database } = dependencies;
  const [person, memberships] = await Promise.all([
    database.withPerson(caller.id, (tx) =>
      tx.person.findUnique({ where: { id: caller.id }, select: { id: true, name: true, email: true } }),
    ),
    database.lookups.listPersonOrganisations(caller.id),
  ]);
  const organisations = memberships.map(({ organisationId: id, slug, name }) => ({ id, slug, name }));
  const organisation = organisations.find(({ id }) => id === caller.organisationId);
  if (person === null || organisation === undefined) throw notFound('person');
  return { person, organisation, organisations, roles: [...caller.roles], permissions: [...caller.permissions] };
});
