import { StateBadge, type StateShape } from '@/components/ui/index.ts';
import type { TaskState } from './task-types.ts';

const shapes: Readonly<Record<TaskState, StateShape>> = {
  queued: 'waiting',
  assigned: 'ready',
  running: 'running',
  done: 'settled',
  failed: 'error',
  cancelled: 'left',
};

export function TaskBadge({ state }: { readonly state: TaskState }) {
  return <StateBadge shape={shapes[state]}>{state}</StateBadge>;
}
