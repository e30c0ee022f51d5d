import { confirmAliasInput, confirmedAlias } from '@agent-os/core/contracts';
import { plainModelText } from '@agent-os/core/invoices';
import { listInvoicesNaming, lockInvoice, type TenantTransaction } from '@agent-os/db';
import { ApiError, notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { requireProvider } from '../providers/index.ts';
import { compareInvoice } from './compare-invoice.ts';

/** The latest; older ones are compared again when somebody asks. */
const comparedMost = 12;

/** Says which model a provider means by a text; invoices that have it are compared again. */
export const confirmAlias = organisationProcedure('finance:write')
  .input(confirmAliasInput)
  .output(confirmedAlias)
  .mutation(({ ctx, input: { providerId, modelId, text: given } }) => {
    const { organisationId, kind, id } = ctx.caller;
    return ctx.change(async (tx) => {
      const provider = await requireProvider(tx, providerId);
      const model = await tx.model.findFirst({ where: { id: modelId, providerId }, select: { name: true } });
      if (model === null) throw notFound('model of the provider');
      const text = plainModelText(given);
      if (text === null) throw new ApiError('invalid', 'The text names no model: it has only words of meters in it.');
      const invoiceIds = (await listInvoicesNaming(tx, providerId, text)).slice(0, comparedMost);
      await assertUndecided(tx, invoiceIds, text);
      const at = new Date(ctx.dependencies.clock.nowMs());
      const author = { authorKind: kind, authorId: id, confirmedAt: at };
      await tx.modelAlias.upsert({
        where: { organisationId_providerId_text: { organisationId, providerId, text } },
        create: { organisationId, providerId, text, modelId, ...author },
        update: { modelId, ...author },
      });
      for (const invoiceId of invoiceIds) {
        await lockInvoice(tx, invoiceId);
        await compareInvoice(tx, organisationId, invoiceId, at);
      }
      const detail = { provider: provider.slug, text, model: model.name, compared: invoiceIds.length };
      const audit = { action: 'model_alias.confirmed', targetKind: 'model', targetId: modelId, detail };
      return { result: { compared: invoiceIds.length }, audit };
    });
  });

/** A decision on a text that nobody knew would have no group any more. */
async function assertUndecided(tx: TenantTransaction, invoiceIds: readonly string[], text: string): Promise<void> {
  const decided = await tx.invoiceDecision.findFirst({
    where: { invoiceId: { in: [...invoiceIds] }, withdrawnAt: null, groupKey: { contains: `/~${text}/` } },
    select: { invoice: { select: { number: true } } },
  });
  if (decided === null) return;
  const { number } = decided.invoice;
  throw new ApiError('conflict', `On invoice ${number}, a difference of “${text}” is decided. Take that back first.`);
}
