import type { Person, PeopleViewer } from './people-types.ts';

/**
 * Why a member's roles or membership are not offered for change; undefined when they are. The kernel decides again: this
 * only spares a person a refusal.
 */
export function protectMember(
  person: Pick<Person, 'roles'>,
  people: readonly Pick<Person, 'roles'>[],
  viewer: PeopleViewer,
): string | undefined {
  if (!person.roles.includes('owner')) return undefined;
  if (!viewer.isOwner) return 'Only an owner changes or removes an owner.';
  const owners = people.filter(({ roles }) => roles.includes('owner')).length;
  return owners > 1 ? undefined : 'The last owner stays: make somebody else owner first.';
}
