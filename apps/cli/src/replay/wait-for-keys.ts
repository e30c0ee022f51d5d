import { setTimeout as sleep } from 'node:timers/promises';
import { CliError } from '../cli-error.ts';
import type { FleetKey } from '../fleet/index.ts';
import type { GatewayClient } from './gateway-client.ts';

const knownWithinMs = 10_000;
const pollMs = 50;

/**
 * Waits until the gateway takes the keys, of which it learns from change events, a moment after they were made.
 * @throws CliError when it does not within 10 s, or when a key may not use the model.
 */
export async function waitForKeys(
  keys: readonly FleetKey[],
  modelName: string,
  { gateway, nowMs }: { readonly gateway: GatewayClient; readonly nowMs: () => number },
): Promise<void> {
  const deadlineMs = nowMs() + knownWithinMs;
  for (const { secret } of keys) {
    let names = await gateway.listModels(secret);
    while (names === undefined) {
      if (nowMs() > deadlineMs) throw new CliError('The gateway does not accept the new keys: look at kernel.log.');
      await sleep(pollMs);
      names = await gateway.listModels(secret);
    }
    if (!names.includes(modelName)) {
      throw new CliError(
        `The replay agents may not use ${modelName}: allow it on their pages, or choose another --model.`,
      );
    }
  }
}
