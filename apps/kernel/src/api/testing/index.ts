export { addExampleCalls, addSpentCalls, exampleOutcomes, type ExampleCalls } from './example-calls.ts';
export type { CatalogueEntry } from './catalogue-entry.ts';
export { procedureCatalogue } from './procedure-catalogue.ts';
export { startTestApi, type ApiCaller, type TestApi } from './test-api.ts';
export {
  addTestAgent,
  addTestDepartment,
  addTestMember,
  addTestTenant,
  type TestMember,
  type TestTenant,
} from './test-tenant.ts';
export { watchTables, type TablesSeen } from './watch-tables.ts';
