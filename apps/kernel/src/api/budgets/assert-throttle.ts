import type { BudgetConfiguration } from '@agent-os/db';
import { ApiError } from '../errors/index.ts';

/** What is to be slowed needs a time to be spread over; throws `invalid`. */
export function assertThrottle({ action, period }: Pick<BudgetConfiguration, 'action' | 'period'>): void {
  if (action !== 'throttle' || (period !== 'total' && period !== 'run')) return;
  throw new ApiError('invalid', 'Throttle slows to a rate, and this budget has no period: choose deny or notify.');
}
