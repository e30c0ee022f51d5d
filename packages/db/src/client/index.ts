export { createDatabase, type Database, type DatabaseOptions, type TenantOptions } from './database.ts';
export { createFirstOrganisation, type FirstOrganisation } from './create-first-organisation.ts';
export { isWriteConflict } from './is-write-conflict.ts';
export type { KernelSessions, SessionRenewal } from './kernel-sessions.ts';
export type {
  AdminTokenFound,
  AgentKeyFound,
  InvitationFound,
  LastSignInFailures,
  Lookups,
  OpenCall,
  PersonOrganisation,
  SessionFound,
  SignInFailures,
  SignInPerson,
} from './lookups.ts';
export type { TenantTransaction } from './open-client.ts';
