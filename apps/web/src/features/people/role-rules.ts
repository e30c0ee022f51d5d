import { permissions as allPermissions, roleGrants, type roles } from '@agent-os/core/choices';
import { permissionWords } from './permission-words.ts';

export type Role = (typeof roles)[number];

/** One line of the matrix: what it is, and which roles may do it. */
export interface RoleRule {
  readonly permission: string;
  readonly words: string;
  readonly roles: ReadonlySet<Role>;
}

/** Every permission with the roles that grant it, as the kernel decides. */
export const roleRules: readonly RoleRule[] = allPermissions.map((permission) => ({
  permission,
  words: permissionWords[permission],
  roles: new Set(roleGrants.filter(({ permissions }) => permissions.has(permission)).map(({ role }) => role)),
}));

/** What tells roles apart: not what every one of them may do. */
const telling = roleRules.filter(({ roles }) => roles.size < roleGrants.length);

function nouns(role: Role, verb: 'read' | 'write'): string[] {
  return telling
    .filter(({ permission, roles }) => permission.endsWith(`:${verb}`) && roles.has(role))
    .map(({ permission }) => (permission.split(':')[0] ?? '').replace('payloads', 'messages'));
}

/** What tells a role from the others, in a line: `changes agents, keys; also reads messages`. */
export function describeRole(role: Role): string {
  const changed = nouns(role, 'write');
  const read = nouns(role, 'read').filter((noun) => !changed.includes(noun));
  const parts = [
    ...(changed.length > 0 ? [`changes ${changed.join(', ')}`] : []),
    ...(read.length > 0 ? [`also reads ${read.join(', ')}`] : []),
  ];
  return parts.length === 0 ? 'reads operations and costs' : parts.join('; ');
}
