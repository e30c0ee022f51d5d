import { StateBadge, type StateShape } from '@/components/ui/index.ts';
import type { ReportDelivery } from './report-types.ts';

const shapes: Readonly<Record<ReportDelivery['state'], StateShape>> = {
  sent: 'settled',
  failed: 'error',
  skipped: 'waiting',
};

/** What became of a report; of one that is tried again, that it is. */
export function DeliveryState({ delivery: { state, final } }: { readonly delivery: ReportDelivery }) {
  return <StateBadge shape={shapes[state]}>{state === 'failed' && !final ? 'failed, tried again' : state}</StateBadge>;
}
