import type { Filter } from '@/components/filters/index.ts';
import type { Call } from './call-types.ts';

/** The condition that keeps only calls like this one in a column; every column without its own asks for the agent. */
export function onlyThis(call: Call, column: string | undefined): Filter {
  if (column === 'model') return { field: 'model', operator: 'any_of', values: [call.modelRequested] };
  if (column !== 'state') return { field: 'agent', operator: 'any_of', values: [call.agent.id] };
  if (call.errorCode === null) return { field: 'state', operator: 'any_of', values: [call.state] };
  return { field: 'error', operator: 'any_of', values: [call.errorCode] };
}

/** The row and column that the focus is in, as the grid marks them; the open row's id when it is elsewhere. */
export function readFocus(active: Element | null, openId: string | undefined) {
  const line = active?.closest<HTMLElement>('tr[data-id]');
  return {
    id: line?.dataset['id'] ?? openId,
    column: active?.closest<HTMLElement>('td[data-column]')?.dataset['column'],
  };
}
