export {
  createDatabase,
  createFirstOrganisation,
  type AdminTokenFound,
  type AgentKeyFound,
  type Database,
  type DatabaseOptions,
  type FirstOrganisation,
  type InvitationFound,
  type Lookups,
  type OpenCall,
  type PersonOrganisation,
  type SessionFound,
  type SignInFailures,
  type SignInPerson,
  type TenantOptions,
  type TenantTransaction,
} from './client/index.ts';
export { firstIdAt, idPrefixes, newId, timeOfId, type IdPrefix } from './ids/index.ts';
export {
  createCallWriter,
  createJournalPool,
  intentEntry,
  JournalRowsRejectedError,
  readJournalEntry,
  settlementEntry,
  type CallIntentRow,
  type CallReuse,
  type CallSettlementRow,
  type CallWriter,
  type EpochUs,
  type JournalEntry,
  type JournalPoolOptions,
} from './journal/index.ts';
export { configurationChannel, listen, type Listener, type ListenOptions } from './notifications/index.ts';
export * from './repositories/index.ts';
export {
  loadOrganisationSnapshot,
  type AgentKeySnapshot,
  type AgentSnapshot,
  type DepartmentSnapshot,
  type ModelPriceSnapshot,
  type ModelSnapshot,
  type OrganisationSnapshot,
  type PoolSnapshot,
  type ProviderSnapshot,
  type TeamSnapshot,
} from './snapshot/index.ts';
