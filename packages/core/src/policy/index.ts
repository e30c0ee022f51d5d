export { decidePermission, type PermissionRequest } from './decide-permission.ts';
