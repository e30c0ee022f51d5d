import { randomBytes } from 'node:crypto';
import { createDatabase, newId, type Database } from '@agent-os/db';
import { createTestDatabase, openSuperuser } from '@agent-os/db/testing';
import { learnIntent } from '../../adapters/intent-trainer/index.ts';
import { MemoryMail } from '../../adapters/mail/index.ts';
import { createContextFactory } from '../context/index.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { createApiRouter } from '../router.ts';
import { signServiceToken, type ServiceClaims } from '../service-token.ts';
import { FakeKernelState } from './fake-kernel-state.ts';
import { fakeSentences } from './fake-sentences.ts';

type Superuser = Awaited<ReturnType<typeof openSuperuser>>;

/** The console API on a database of its own, called as the web server calls it: through a signed bearer. */
export interface TestApi {
  readonly database: Database;
  /** Logs in as the kernel does. */
  readonly url: string;
  readonly superuser: Superuser;
  readonly kernelState: FakeKernelState;
  readonly dependencies: ApiDependencies;
  readonly mail: MemoryMail;
  /** What unexpected errors were logged; a test that expects none looks here. */
  readonly logged: object[];
  /** Time as the API sees it; moves with real time unless a test adds to it. */
  readonly clock: { aheadMs: number; nowMs(): number };
  callAs(claims: ServiceClaims): Promise<ApiCaller>;
  callWith(authorization: string | undefined): Promise<ApiCaller>;
  close(): Promise<void>;
}

export type ApiCaller = ReturnType<ReturnType<typeof createApiRouter>['createCaller']>;

export async function startTestApi(): Promise<TestApi> {
  const testDatabase = await createTestDatabase();
  const database = createDatabase({ url: testDatabase.appUrl });
  const superuser = await openSuperuser(testDatabase);
  const kernelState = new FakeKernelState();
  const clock = { aheadMs: 0, nowMs: () => Date.now() + clock.aheadMs };
  const logged: object[] = [];
  const mail = new MemoryMail();
  const dependencies: ApiDependencies = {
    database,
    serviceSecret: randomBytes(32).toString('hex'),
    masterKey: randomBytes(32),
    clock,
    random: { newId: (prefix) => newId(prefix, clock.nowMs()), bytes: (count) => randomBytes(count) },
    kernelState,
    intentTrainer: { learn: async (lesson) => learnIntent(lesson) },
    sentences: fakeSentences,
    upstreamProbe: {
      findObjection: async (baseUrl) => (baseUrl.includes('169.254') ? 'This address is reserved.' : undefined),
      probe: async ({ apiKey }) => ({
        reachable: true,
        latencyMs: 1,
        models: [`listed for ${apiKey ?? 'nobody'}`],
        problem: null,
      }),
    },
    prepareFirstProvider: async () => async () => undefined,
    mail,
    consoleUrl: 'https://console.example',
    log: { error: (facts) => logged.push(facts) },
  };
  const createContext = createContextFactory(dependencies);
  const router = createApiRouter();
  const callWith = async (authorization: string | undefined) => router.createCaller(await createContext(authorization));
  return {
    database,
    url: testDatabase.appUrl,
    superuser,
    kernelState,
    dependencies,
    mail,
    logged,
    clock,
    callWith,
    callAs: async (claims) => callWith(`Bearer ${await signServiceToken(claims, dependencies.serviceSecret)}`),
    close: async () => {
      await database.close();
      await superuser.end();
      await testDatabase.drop();
    },
  };
}
