export { addExampleCalls, exampleOutcomes, type ExampleCalls } from './example-calls.ts';
export { procedureCatalogue, type CatalogueEntry } from './procedure-catalogue.ts';
export { startTestApi, type ApiCaller, type TestApi } from './test-api.ts';
export { addTestAgent, addTestMember, addTestTenant, type TestMember, type TestTenant } from './test-tenant.ts';
