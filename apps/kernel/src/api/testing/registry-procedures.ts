import { freshSlug, named, unnamed, type CatalogueEntry } from './catalogue-entry.ts';
import { addTestRoute, testRouteDefinition } from './test-route.ts';

const nanoUsd = '1000';

/** Providers, models and routes. */
export const registryProcedures: Readonly<Record<string, CatalogueEntry>> = {
  'models.list': unnamed(),
  'models.activity': unnamed(() => ({})),
  'models.pools': unnamed(),
  'models.prices': named((_api, { modelId }) => ({ modelId })),
  'models.update': named((_api, { modelId }) => ({ modelId, contextWindow: 128_000 })),
  'models.create': named((_api, { providerId }) => {
    const name = freshSlug();
    return { providerId, name, upstreamName: name };
  }),
  'models.setPrice': named((_api, { modelId }) => ({
    modelId,
    // A model has one price for each moment, and none in the past.
    effectiveFrom: Date.now() + 3_600_000 + Number(freshSlug().slice('fresh-'.length)),
    inputNanoUsdPerMillion: nanoUsd,
    outputNanoUsdPerMillion: nanoUsd,
    source: 'A test',
  })),
  'routes.list': unnamed(),
  'routes.versions': named(async (api, { organisationId }) => ({ routeId: await addTestRoute(api, organisationId) })),
  'routes.create': named((_api, { modelId }) => ({
    name: freshSlug(),
    definition: { ...testRouteDefinition, candidates: [modelId] },
    reason: 'A test',
  })),
  'routes.set': named(async (api, { organisationId }) => ({
    routeId: await addTestRoute(api, organisationId),
    expectedVersion: 1,
    definition: testRouteDefinition,
    reason: 'A test',
  })),
  'routes.explain': unnamed(() => ({ definition: testRouteDefinition, inputTokens: 100, outputTokens: 100 })),
  'routes.savings': unnamed(() => ({ from: Date.now() - 3_600_000, to: Date.now() })),
  'routes.breakers': unnamed(),
  'routes.qualities': named((_api, { modelId }) => ({ modelId })),
  'routes.setQuality': named((_api, { modelId }) => ({
    modelId,
    workClass: 'analysis',
    score: 80,
    source: 'A test',
    sampleSize: null,
  })),
  'providers.list': unnamed(),
  'providers.create': unnamed(() => ({
    slug: freshSlug(),
    name: 'New',
    protocol: 'openai',
    baseUrl: 'https://new.example/v1/',
    apiKey: 'sk-a-new-secret-key',
  })),
  'providers.activity': unnamed(),
  'providers.update': named((_api, { providerId }) => ({ providerId, name: 'Renamed' })),
  'providers.replaceKey': named((_api, { providerId }) => ({ providerId, apiKey: 'sk-another-secret-key' })),
  'providers.test': named((_api, { providerId }) => ({ providerId })),
  'providers.setState': named((_api, { providerId }) => ({ providerId, state: 'active' })),
};
