import { createOwnerInput, createOwnerResult } from '@agent-os/core/contracts';
import { createFirstOrganisation } from '@agent-os/db';
import { hashPassword } from '../../secrets/index.ts';
import { ApiError } from '../errors/index.ts';
import { serviceProcedure } from '../procedures/index.ts';
import { whenNotCrowded } from '../sign-in/index.ts';

function alreadySetUp(): ApiError {
  return new ApiError('conflict', 'This installation has an owner already. Sign in, or ask the owner to invite you.');
}

/** Sets up the installation: its organisation, a first department, the owner, and the provider it begins with. */
export const createOwner = serviceProcedure
  .input(createOwnerInput)
  .output(createOwnerResult)
  .mutation(async ({ ctx, input }) => {
    const { database, random, prepareFirstProvider } = ctx.dependencies;
    // The transaction decides; this only spares a hash and a question to the provider.
    if ((await database.lookups.countOrganisations()) > 0) throw alreadySetUp();
    const passwordHash = await whenNotCrowded(() => hashPassword(input.password));
    const registerFirstProvider = await prepareFirstProvider();
    const organisationId = random.newId('org');
    const personId = random.newId('per');
    return ctx.changeIn(
      organisationId,
      { kind: 'person', id: personId },
      async (tx) => {
        const { organisationSlug: slug, organisationName: name } = input;
        if (!(await createFirstOrganisation(tx, { organisationId, slug, name }))) throw alreadySetUp();
        await tx.person.createMany({ data: [{ id: personId, email: input.email, name: input.name, passwordHash }] });
        await tx.membership.create({
          data: { id: random.newId('mem'), organisationId, personId, roles: ['owner'] },
        });
        await tx.department.create({
          data: { id: random.newId('dep'), organisationId, slug: 'general', name: 'General' },
        });
        await registerFirstProvider(tx, organisationId);
        const audit = { action: 'organisation.created', targetKind: 'organisation', targetId: organisationId };
        return { result: { organisationId, personId }, audit: { ...audit, detail: { slug, name } } };
      },
      { personId },
    );
  });
