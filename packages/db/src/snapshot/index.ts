export { loadOrganisationSnapshot } from './load-organisation-snapshot.ts';
export type {
  AgentKeySnapshot,
  AgentSnapshot,
  BudgetSnapshot,
  DepartmentSnapshot,
  MarketSnapshot,
  EnergySnapshot,
  ModelPriceSnapshot,
  ModelSnapshot,
  OrganisationSnapshot,
  PoolSnapshot,
  ProviderSnapshot,
  RouteSnapshot,
  TeamSnapshot,
} from './organisation-snapshot.ts';
