import type { Permission } from './permissions.ts';
import type { Role } from './roles.ts';

/** Every member looks at what runs, and keeps views of it. */
const forEveryMember: readonly Permission[] = [
  'overview:read',
  'agents:read',
  'calls:read',
  'models:read',
  'scheduler:read',
  'tasks:read',
  'budgets:read',
  'market:read',
  'views:read',
  'views:write',
];

const forAdmins: readonly Permission[] = [
  ...forEveryMember,
  'payloads:read',
  'agents:write',
  'keys:read',
  'keys:write',
  'models:write',
  'scheduler:write',
  'tasks:write',
  'budgets:write',
  'market:write',
  'people:read',
  'people:write',
  'audit:read',
  'finance:read',
  'finance:write',
];

const permissionsByRole: Readonly<Record<Role, readonly Permission[]>> = {
  owner: [...forAdmins, 'organisation:write'],
  admin: forAdmins,
  operator: [...forEveryMember, 'payloads:read', 'agents:write', 'keys:read', 'keys:write', 'tasks:write'],
  finance: [...forEveryMember, 'payloads:read', 'budgets:write', 'market:write', 'finance:read', 'finance:write'],
  approver: forEveryMember,
  auditor: [...forEveryMember, 'payloads:read', 'keys:read', 'people:read', 'audit:read', 'finance:read'],
  viewer: forEveryMember,
};

/** Every permission that at least one of the roles grants. */
export function permissionsOf(held: readonly Role[]): ReadonlySet<Permission> {
  return new Set(held.flatMap((role) => permissionsByRole[role]));
}
