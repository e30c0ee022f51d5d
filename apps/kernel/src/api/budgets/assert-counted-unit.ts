import type { BudgetConfiguration } from '@agent-os/db';
import { ApiError } from '../errors/index.ts';

/** One that was made over credits can be archived and nothing else: it would only seem to limit. Throws `invalid`. */
export function assertCountedUnit({ unit }: Pick<BudgetConfiguration, 'unit'>): void {
  if (unit !== 'credits') return;
  throw new ApiError(
    'invalid',
    'Calls take no credits, so this budget limits nothing. Archive it; what departments are granted limits their credits, under Market.',
  );
}
