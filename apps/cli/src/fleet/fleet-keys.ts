import type { KernelClient } from '../kernel/index.ts';
import type { FleetAgent } from './ensure-fleet.ts';

export interface FleetKey {
  readonly keyId: string;
  readonly secret: string;
}

/**
 * One fresh key an agent. They expire by themselves at `expiresAtMs`, in case this process cannot revoke them.
 * Keys are added to `issued` one by one, so that a failure half-way leaves a list of what to revoke.
 */
export async function issueKeys(
  kernel: KernelClient,
  fleet: readonly FleetAgent[],
  options: { readonly name: string; readonly expiresAtMs: number; readonly issued: FleetKey[] },
): Promise<void> {
  for (const { id } of fleet) {
    const { key, secret } = await kernel.keys.create.mutate({
      agentId: id,
      name: options.name,
      expiresAt: options.expiresAtMs,
    });
    options.issued.push({ keyId: key.id, secret });
  }
}

/** Revokes the keys; the answer is how many could not be revoked. */
export async function revokeKeys(kernel: KernelClient, keys: readonly FleetKey[]): Promise<number> {
  let failures = 0;
  for (const { keyId } of keys) {
    try {
      await kernel.keys.revoke.mutate({ keyId });
    } catch {
      failures += 1;
    }
  }
  return failures;
}
