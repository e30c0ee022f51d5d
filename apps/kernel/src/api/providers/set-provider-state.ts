import { provider, setProviderStateInput } from '@agent-os/core/contracts';
import { notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { providerColumns, providerWire } from './provider-wire.ts';

export const setProviderState = organisationProcedure('models:write')
  .input(setProviderStateInput)
  .output(provider)
  .mutation(({ ctx, input: { providerId, state } }) =>
    ctx.change(async (tx) => {
      const before = await tx.provider.findUnique({ where: { id: providerId }, select: providerColumns });
      if (before === null) throw notFound('provider');
      await tx.provider.updateMany({ where: { id: providerId }, data: { state } });
      const detail = { slug: before.slug, from: before.state, to: state };
      const audit = { action: 'provider.state_changed', targetKind: 'provider', targetId: providerId, detail };
      return { result: providerWire({ ...before, state }), audit };
    }),
  );
