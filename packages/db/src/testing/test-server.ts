/** Name of the environment variable through which a test run's server reaches its workers, as JSON. */
export const testServerVariable = 'AGENT_OS_TEST_POSTGRES';

export interface TestServer {
  readonly superuserUrl: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
}

/** The server that `global-setup.ts` started, or the one that the environment names. */
export function getTestServer(): TestServer {
  const text = process.env[testServerVariable];
  if (text === undefined) {
    throw new Error(
      `${testServerVariable} is not set: add packages/db/src/testing/global-setup.ts to the globalSetup of the Vitest project.`,
    );
  }
  return JSON.parse(text) as TestServer;
}
