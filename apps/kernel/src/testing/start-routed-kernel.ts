import { openSuperuser } from '@agent-os/db/testing';
import { insertModel, type InsertedModel, type Superuser } from './insert-model.ts';
import { insertRoute } from './insert-route.ts';
import { startTestKernel, type TestKernel } from './start-test-kernel.ts';
import { startStubUpstream, type StubUpstream } from './stub-upstream.ts';

const anyData = { minQuality: null, maxFirstByteP95Ms: null, regions: [], dataClass: 'public', abilities: [] };

export interface TestRoute {
  readonly name: string;
  /** Names, in their order. */
  readonly models: readonly string[];
  /** Its name if not given. */
  readonly workClass?: string;
  readonly requirements?: object;
}

/** A kernel with `gpt-4o-mini` and a model of another provider, so that a route has a choice. */
export interface RoutedKernel {
  readonly kernel: TestKernel;
  /** The other provider; it must be told what to answer. */
  readonly other: StubUpstream;
  readonly superuser: Superuser;
  readonly organisationId: string;
  /** Ids by name. */
  readonly modelIds: Readonly<Record<string, string>>;
  addModel(model: InsertedModel): Promise<void>;
  addRoute(route: TestRoute): Promise<void>;
  close(): Promise<void>;
}

export async function startRoutedKernel(otherModel: Omit<InsertedModel, 'baseUrl'>): Promise<RoutedKernel> {
  const kernel = await startTestKernel(['gpt-4o-mini']);
  const other = await startStubUpstream([]);
  const superuser = await openSuperuser(kernel.database);
  const { rows } = await superuser.query<{ id: string; organisation_id: string }>(
    'select id, organisation_id from model',
  );
  const organisationId = rows[0]?.organisation_id ?? '';
  const modelIds: Record<string, string> = { 'gpt-4o-mini': rows[0]?.id ?? '' };
  const addModel = async (model: InsertedModel): Promise<void> => {
    modelIds[model.name] = await insertModel(superuser, organisationId, model);
  };
  await addModel({ ...otherModel, baseUrl: other.url });
  return {
    kernel,
    other,
    superuser,
    organisationId,
    modelIds,
    addModel,
    addRoute: async ({ name, models, workClass = name, requirements = {} }) => {
      const definition = {
        description: '',
        workClass,
        strategy: 'ordered',
        state: 'active',
        requirements: { ...anyData, ...requirements },
        candidates: models.map((model) => modelIds[model]),
      };
      await insertRoute(superuser, organisationId, { name, definition });
    },
    close: async () => {
      await superuser.end();
      other.close();
      await kernel.close();
    },
  };
}
