import type { TenantTransaction } from '@agent-os/db';
import { listUpstreamModels } from './list-upstream-models.ts';
import { putProvider } from './put-provider.ts';
import type { UpstreamSettings } from './seed-configuration.ts';

/** For an installation without demo: what the seed would have registered, for the organisation of the first owner. */
export function createFirstProvider(
  upstream: UpstreamSettings | undefined,
  masterKey: Uint8Array,
  clock: { nowMs(): number },
): () => Promise<(tx: TenantTransaction, organisationId: string) => Promise<void>> {
  return async () => {
    const models = upstream === undefined ? [] : await listUpstreamModels(upstream);
    return async (tx, organisationId) => {
      if (upstream === undefined) return;
      await putProvider(tx, organisationId, { upstream, models, masterKey }, clock.nowMs());
    };
  };
}
