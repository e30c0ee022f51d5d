import { done, setMailDomainsInput } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';

/** Allows mail of the organisation to go to domains besides its members' addresses; owners only. */
export const setMailDomains = organisationProcedure('organisation:write')
  .input(setMailDomainsInput)
  .output(done)
  .mutation(({ ctx, input: { domains, reason } }) => {
    const { organisationId: id } = ctx.caller;
    return ctx.change(async (tx) => {
      const select = { mailDomains: true } as const;
      const { mailDomains: before } = await tx.organisation.findUniqueOrThrow({ where: { id }, select });
      await tx.organisation.updateMany({ where: { id }, data: { mailDomains: domains } });
      const detail = { domains, before, reason };
      return {
        result: { done: true } as const,
        audit: { action: 'mail_domains.changed', targetKind: 'organisation', targetId: id, detail },
      };
    });
  });
