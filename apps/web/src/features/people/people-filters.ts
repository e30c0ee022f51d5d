import { roles } from '@agent-os/core/choices';
import type { FilterField, FilterValue } from '@/components/filters/index.ts';
import type { Person } from './people-types.ts';

/** What the list of members can be filtered by. */
export const peopleFilters: readonly FilterField[] = [
  { id: 'name', label: 'name', kind: 'text' },
  { id: 'email', label: 'e-mail', kind: 'text' },
  {
    id: 'role',
    label: 'role',
    kind: 'choice',
    closed: true,
    options: roles.map((value) => ({ value, label: value })),
  },
];

export function readPerson(person: Person, field: string): FilterValue {
  if (field === 'role') return person.roles;
  return field === 'email' ? person.email : person.name;
}
