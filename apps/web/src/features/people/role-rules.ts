import { permission as permissionSchema, roleGrants, type role as roleSchema } from '@agent-os/core/contracts';
import type { z } from 'zod';
import { permissionWords } from './permission-words.ts';

export type Role = z.infer<typeof roleSchema>;

/** One line of the matrix: what it is, and which roles may do it. */
export interface RoleRule {
  readonly permission: string;
  readonly words: string;
  readonly roles: ReadonlySet<Role>;
}

/** Every permission with the roles that grant it, as the kernel decides. */
export const roleRules: readonly RoleRule[] = permissionSchema.options.map((permission) => ({
  permission,
  words: permissionWords[permission],
  roles: new Set(roleGrants.filter(({ permissions }) => permissions.has(permission)).map(({ role }) => role)),
}));

/** What a role may change, as nouns: `agents, keys`; empty for one that only reads. */
function changes(role: Role): string[] {
  return roleRules
    .filter(({ permission, roles }) => permission.endsWith(':write') && roles.has(role))
    .map(({ permission }) => permission.split(':')[0] ?? '');
}

/** What tells a role from the others, in a line: `changes agents, keys; reads audit, people`. */
export function describeRole(role: Role): string {
  const written = changes(role);
  const everyone = new Set(roleRules.filter(({ roles }) => roles.size === roleGrants.length));
  const read = roleRules
    .filter((rule) => rule.permission.endsWith(':read') && rule.roles.has(role) && !everyone.has(rule))
    .map(({ permission }) => permission.split(':')[0] ?? '')
    .filter((noun) => !written.includes(noun));
  const parts = [
    written.length > 0 && `changes ${written.join(', ')}`,
    read.length > 0 && `${written.length > 0 ? '' : 'also '}reads ${read.join(', ')}`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? 'reads operations and costs' : parts.join('; ');
}
