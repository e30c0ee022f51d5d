import type { ServedModel } from '../model-catalogue/index.ts';
import type { ModelDriver } from '../simulation/index.ts';

/** The limit that this server has: requests that may run or wait at once, for one model. */
export function rateLimitHeaders(model: ServedModel, driver: ModelDriver): Record<string, string> {
  const limit = model.profile.slots * model.replicas + model.queueLimit;
  const { occupiedSlots, waitingRequests } = driver.load;
  return {
    'x-ratelimit-limit-requests': String(limit),
    'x-ratelimit-remaining-requests': String(Math.max(0, limit - occupiedSlots - waitingRequests)),
  };
}
