import { serviceClasses, taskStates } from '@agent-os/core/choices';
import type { FilterField, FilterOption, FilterValue } from '@/components/filters/index.ts';
import type { ListedTask } from './task-types.ts';

function optionsOf(pairs: readonly (readonly [value: string, label: string])[]): FilterOption[] {
  return [...new Map(pairs)]
    .map(([value, label]) => ({ value, label }))
    .toSorted((one, other) => one.label.localeCompare(other.label));
}

const plain = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

/** What the list of tasks can be filtered by; agents and creators are those that occur. */
export function taskFilters(tasks: readonly ListedTask[]): readonly FilterField[] {
  const creators = tasks.flatMap(({ createdBy: { id, name } }) => (name === null ? [] : [[id, name] as const]));
  return [
    { id: 'state', label: 'state', kind: 'choice', closed: true, options: plain(taskStates) },
    {
      id: 'agent',
      label: 'digital employee',
      kind: 'choice',
      options: optionsOf(tasks.flatMap(({ agent }) => (agent ? [[agent.id, agent.slug] as const] : []))),
    },
    { id: 'class', label: 'class', kind: 'choice', closed: true, options: plain(serviceClasses) },
    { id: 'by', label: 'created by', kind: 'choice', options: optionsOf(creators) },
    { id: 'title', label: 'task', kind: 'text' },
    { id: 'simulated', label: 'simulated', kind: 'flag' },
  ];
}

export function readTask(task: ListedTask, field: string): FilterValue {
  switch (field) {
    case 'agent':
      return task.agent?.id ?? null;
    case 'class':
      return task.serviceClass;
    case 'by':
      return task.createdBy.id;
    case 'title':
      return task.title;
    case 'simulated':
      return task.simulated;
    default:
      return task.state;
  }
}
