import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, openSuperuser, type TestDatabase } from '@agent-os/db/testing';
import { readConfig } from '../config.ts';
import { seed, type Credentials } from '../seed/index.ts';
import { startKernel, type RunningKernel } from '../start-kernel.ts';
import { createLogger } from '../telemetry/index.ts';
import { startStubUpstream, type StubUpstream } from './stub-upstream.ts';

export interface TestKernel {
  readonly kernel: RunningKernel;
  readonly upstream: StubUpstream;
  readonly credentials: Credentials;
  readonly database: TestDatabase;
  readonly journalFolder: string;
  readonly masterKey: Buffer;
  /** The row of a call with its settlement, as soon as it is there. */
  readonly recordedCall: (callId: string) => Promise<Record<string, unknown>>;
  readonly close: () => Promise<void>;
}

const recordedWithinMs = 30_000;

type Upstream = Parameters<typeof seed>[0]['upstream'];

/**
 * A whole kernel on real Postgres with the demo organisation, in front of a provider that the test plays, or of the one
 * given.
 */
export async function startTestKernel(models: readonly string[], instead?: Upstream): Promise<TestKernel> {
  const home = mkdtempSync(join(tmpdir(), 'kernel-test-'));
  const upstream = await startStubUpstream(models);
  const database = await createTestDatabase();
  const environment = {
    AGENT_OS_HOME: home,
    DATABASE_URL: database.appUrl,
    AGENT_OS_MASTER_KEY: randomBytes(32).toString('hex'),
    AGENT_OS_SERVICE_SECRET: randomBytes(32).toString('hex'),
    AGENT_OS_LOG_LEVEL: 'silent',
    KERNEL_PORT: '0',
  };
  const credentialsPath = join(home, 'credentials.json');
  await seed(
    {
      databaseUrl: database.appUrl,
      masterKey: Buffer.from(environment.AGENT_OS_MASTER_KEY, 'hex'),
      demo: true,
      demoPast: false,
      credentialsPath,
      upstream: instead ?? {
        slug: 'openai',
        name: 'OpenAI',
        protocol: 'openai',
        baseUrl: upstream.url,
        apiKey: 'sk-stub-key',
        simulated: false,
        slots: 4,
      },
    },
    Date.now(),
  );
  const config = readConfig(environment);
  const kernel = await startKernel(config, createLogger('silent'));
  const client = await openSuperuser(database);
  const recordedCall = async (callId: string): Promise<Record<string, unknown>> => {
    for (const deadline = Date.now() + recordedWithinMs; Date.now() < deadline;) {
      const { rows } = await client.query<Record<string, unknown>>(
        'select * from call join call_settlement s on s.call_id = call.id where call.id = $1',
        [callId],
      );
      if (rows.length > 1) throw new Error(`Call ${callId} is recorded ${rows.length} times.`);
      if (rows[0] !== undefined) return rows[0];
      await new Promise((resolve) => {
        setTimeout(resolve, 10);
      });
    }
    throw new Error(`Call ${callId} is not recorded.`);
  };
  return {
    kernel,
    upstream,
    // The seed's own file.
    credentials: JSON.parse(readFileSync(credentialsPath, 'utf8')) as Credentials,
    database,
    journalFolder: config.journalFolder,
    masterKey: config.masterKey,
    recordedCall,
    close: async () => {
      await kernel.stop();
      await client.end();
      upstream.close();
      await database.drop();
    },
  };
}
