export { loadOrganisationSnapshot } from './load-organisation-snapshot.ts';
export type {
  AgentKeySnapshot,
  AgentSnapshot,
  BudgetSnapshot,
  DepartmentSnapshot,
  ModelPriceSnapshot,
  ModelSnapshot,
  OrganisationSnapshot,
  PoolSnapshot,
  ProviderSnapshot,
  TeamSnapshot,
} from './organisation-snapshot.ts';
