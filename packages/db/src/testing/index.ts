export { newId } from '../ids/index.ts';
export { exampleIntent, exampleSettlement } from './example-call.ts';
export { openSuperuser } from './open-superuser.ts';
export { createTestDatabase, type TestDatabase, type TestDatabaseOptions } from './create-test-database.ts';
export { getTestServer, testServerVariable, type TestServer } from './test-server.ts';
