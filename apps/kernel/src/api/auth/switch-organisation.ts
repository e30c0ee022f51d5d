import { organisation, switchOrganisationInput } from '@agent-os/core/contracts';
import { notFound } from '../errors/index.ts';
import { signedInProcedure } from '../procedures/index.ts';

/** Says that the caller may act in the other organisation; the web server then puts it into its session. */
export const switchOrganisation = signedInProcedure
  .input(switchOrganisationInput)
  .output(organisation)
  .mutation(async ({ ctx, input }) => {
    const { id: personId, sessionId } = ctx.caller;
    const memberships = await ctx.dependencies.database.lookups.listPersonOrganisations(personId);
    const chosen = memberships.find(({ organisationId }) => organisationId === input.organisationId);
    if (chosen === undefined) throw notFound('organisation');
    const { organisationId: id, slug, name } = chosen;
    return ctx.changeIn(id, { kind: 'person', id: personId }, async () => ({
      result: { id, slug, name },
      audit: { action: 'session.switched', targetKind: 'session', targetId: sessionId },
    }));
  });
