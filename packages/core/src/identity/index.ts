export { refuseRoleChange, type RoleChange, type RoleChangeRefusal } from './decide-role-change.ts';
export {
  decideSignIn,
  signInWindowMs,
  type SignInAttempts,
  type SignInDecision,
  type SignInFailureCount,
} from './decide-sign-in.ts';
export { permissions, type Permission } from './permissions.ts';
export { permissionsOf } from './permissions-of.ts';
export { roles, type Role } from './roles.ts';
export { isSessionAlive, sessionPolicy, type SessionFacts } from './session-policy.ts';
