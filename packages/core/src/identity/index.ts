export { permissions, type Permission } from './permissions.ts';
export { permissionsOf } from './permissions-of.ts';
export { roles, type Role } from './roles.ts';
