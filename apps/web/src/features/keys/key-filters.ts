import type { FilterField, FilterOption, FilterValue } from '@/components/filters/index.ts';
import type { ListedKey } from './key-columns.tsx';
import { unusedDays } from './key-state.ts';

function optionsOf(pairs: readonly (readonly [value: string, label: string])[]): FilterOption[] {
  return [...new Map(pairs)]
    .map(([value, label]) => ({ value, label }))
    .toSorted((one, other) => one.label.localeCompare(other.label));
}

/** What the list of keys can be filtered by; its choices are those that occur. */
export function keyFilters(keys: readonly ListedKey[]): readonly FilterField[] {
  return [
    {
      id: 'agent',
      label: 'digital employee',
      kind: 'choice',
      options: optionsOf(keys.map(({ agent }) => [agent.id, agent.slug])),
    },
    {
      id: 'state',
      label: 'state',
      kind: 'choice',
      closed: true,
      options: ['active', 'expired', 'revoked'].map((value) => ({ value, label: value })),
    },
    { id: 'unused', label: `unused for ${unusedDays} days`, kind: 'flag' },
    {
      id: 'by',
      label: 'created by',
      kind: 'choice',
      options: optionsOf(keys.flatMap(({ createdBy }) => (createdBy ? [[createdBy.id, createdBy.name] as const] : []))),
    },
    { id: 'name', label: 'name', kind: 'text' },
    { id: 'ends', label: 'ends in', kind: 'text', operators: ['is', 'contains'] },
  ];
}

export function readKey(key: ListedKey, field: string): FilterValue {
  switch (field) {
    case 'agent':
      return key.agent.id;
    case 'by':
      return key.createdBy?.id ?? null;
    case 'unused':
      return key.unused;
    case 'ends':
      return key.lastFour;
    case 'name':
      return key.name;
    default:
      return key.state;
  }
}
