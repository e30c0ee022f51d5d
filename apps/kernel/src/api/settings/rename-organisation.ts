import { organisation, renameOrganisationInput } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';

/** Changes the name that people read. */
export const renameOrganisation = organisationProcedure('organisation:write')
  .input(renameOrganisationInput)
  .output(organisation)
  .mutation(({ ctx, input: { name } }) => {
    const { organisationId: id } = ctx.caller;
    return ctx.change(async (tx) => {
      const select = { slug: true, name: true } as const;
      const { slug, name: from } = await tx.organisation.findUniqueOrThrow({ where: { id }, select });
      await tx.organisation.updateMany({ where: { id }, data: { name } });
      const detail = { slug, from, to: name };
      return {
        result: { id, slug, name },
        audit: { action: 'organisation.renamed', targetKind: 'organisation', targetId: id, detail },
      };
    });
  });
