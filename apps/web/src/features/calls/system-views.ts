import type { SystemView } from '@/features/views/index.ts';

/** What people look for among calls; each is a query of the address and no more. */
export const callSystemViews: readonly SystemView[] = [
  { id: 'live', name: 'Live', query: '' },
  { id: 'failed', name: 'Failed', query: 'filters=state:any_of:failed,interrupted&range=24h' },
  { id: 'slow', name: 'Slow', query: 'calls.sort=-duration' },
  { id: 'expensive', name: 'Expensive', query: 'calls.sort=-cost' },
  { id: 'denied', name: 'Denied', query: 'filters=state:any_of:denied&range=24h' },
];
