import type { Result } from '@agent-os/core/errors';
import type { SlotLease } from './slot-lease.ts';
import type { WaitingPlace } from './waiting-place.ts';

/** How a wait ended. `giveUp` must end it: it has taken as long as it may, or its client has left. */
export function untilWaitEnds(
  place: WaitingPlace,
  waitMs: number,
  signal: AbortSignal,
  giveUp: (because: 'too_long' | 'client_left') => void,
): Promise<Result<SlotLease>> {
  if (place.result !== undefined) return Promise.resolve(place.result);
  return new Promise((resolve) => {
    const leave = (): void => giveUp('client_left');
    const timer = waitMs === Infinity ? undefined : setTimeout(() => giveUp('too_long'), waitMs);
    place.onEnd((result) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', leave);
      resolve(result);
    });
    signal.addEventListener('abort', leave, { once: true });
    if (signal.aborted) leave();
  });
}
