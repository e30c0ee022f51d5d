import type { Permission } from './permissions.ts';
import type { Role } from './roles.ts';

const readOperations: readonly Permission[] = ['overview:read', 'agents:read', 'calls:read', 'models:read'];

const permissionsByRole: Readonly<Record<Role, readonly Permission[]>> = {
  owner: [
    ...readOperations,
    'payloads:read',
    'agents:write',
    'keys:read',
    'keys:write',
    'models:write',
    'people:read',
    'people:write',
    'audit:read',
    'organisation:write',
  ],
  admin: [
    ...readOperations,
    'payloads:read',
    'agents:write',
    'keys:read',
    'keys:write',
    'models:write',
    'people:read',
    'people:write',
    'audit:read',
  ],
  operator: [...readOperations, 'payloads:read', 'agents:write', 'keys:read', 'keys:write'],
  finance: readOperations,
  approver: readOperations,
  auditor: [...readOperations, 'payloads:read', 'keys:read', 'people:read', 'audit:read'],
  viewer: readOperations,
};

/** Every permission that at least one of the roles grants. */
export function permissionsOf(held: readonly Role[]): ReadonlySet<Permission> {
  return new Set(held.flatMap((role) => permissionsByRole[role]));
}
