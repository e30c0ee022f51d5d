import { provider, setProviderStateInput } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';
import { providerWire } from './provider-wire.ts';
import { requireProvider } from './require-provider.ts';

export const setProviderState = organisationProcedure('models:write')
  .input(setProviderStateInput)
  .output(provider)
  .mutation(({ ctx, input: { providerId, state } }) =>
    ctx.change(async (tx) => {
      const before = await requireProvider(tx, providerId);
      await tx.provider.updateMany({ where: { id: providerId }, data: { state } });
      const detail = { slug: before.slug, from: before.state, to: state };
      const audit = { action: 'provider.state_changed', targetKind: 'provider', targetId: providerId, detail };
      return { result: providerWire({ ...before, state }), audit };
    }),
  );
