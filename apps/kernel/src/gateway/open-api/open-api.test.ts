import Fastify, { type FastifyInstance } from 'fastify';
import { anthropicError, openaiError } from '@agent-os/core/contracts';
import { errorCatalogue, refuse, type ErrorCode } from '@agent-os/core/errors';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OrganisationDirectory } from '../../directory/index.ts';
import { kernelHeaders, requestHeaders } from '../../pipeline/index.ts';
import { registerHealth } from '../../register-health.ts';
import { createLogger, KernelMetrics } from '../../telemetry/index.ts';
import { pathByProtocol } from '../call-paths.ts';
import { errorBody } from '../error-body.ts';
import { registerGateway } from '../register-gateway.ts';
import { registerTasks, TaskDesk } from '../tasks/index.ts';
import { registerWebhooks } from '../webhooks/index.ts';
import { openApiDocument } from './open-api-document.ts';
import { registerOpenApi } from './register-open-api.ts';

/** Codes that no answer of these routes carries: the client has gone, or nothing gives them yet. */
const neverAnswered: readonly ErrorCode[] = [
  'client_closed',
  'killed',
  'approval_required',
  'method_not_allowed',
  'unsupported_media_type',
];

const document = openApiDocument();
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);
const served: string[] = [];
let server: FastifyInstance;

beforeAll(async () => {
  server = Fastify();
  server.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) if (one !== 'HEAD') served.push(`${one} ${url}`);
  });
  const logger = createLogger('silent');
  const metrics = new KernelMetrics();
  const acceptsCalls = () => true;
  const noDatabase = () => Promise.reject(new Error('This test has no database.'));
  registerHealth(server, { logger, metrics, checks: { ping: noDatabase, acceptsCalls }, metricsToken: undefined });
  registerOpenApi(server);
  const edge = {
    directory: new OrganisationDirectory(),
    epochMs: () => 0,
    bodyBytesMax: 1,
    metrics,
    logger,
    noteRefusal: () => undefined,
    keyUsed: () => undefined,
    acceptsCalls,
    database: { withTenant: noDatabase },
    desk: new TaskDesk(),
    masterKey: new Uint8Array(32),
  };
  registerGateway(server, edge);
  registerTasks(server, edge);
  registerWebhooks(server, edge);
  await server.ready();
});
afterAll(() => server.close());

/** As Fastify writes it: names of models may have slashes. */
const routeOf = (method: string, path: string) =>
  `${method.toUpperCase()} ${path.replace('{model}', '*').replaceAll(/\{(\w+)\}/g, ':$1')}`;

/** Every object inside, itself too. */
function objectsIn(value: unknown): Readonly<Record<string, unknown>>[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(objectsIn)];
}

/** What a pointer into the document leads to; undefined when to nothing. */
function follow(reference: string): unknown {
  let at: unknown = document;
  for (const part of reference.slice(2).split('/')) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[name] : undefined;
  }
  return at;
}

describe('the description of the HTTP interface', () => {
  test('names the routes that are served, all of them and no others', () => {
    const calls = Object.values(pathByProtocol).map((path) => `POST ${path}`);
    const described = operations.map(({ method, path }) => routeOf(method, path));
    expect(described.toSorted()).toEqual([...served, ...calls].toSorted());
  });

  test('names the codes of the catalogue, and says with which status each is answered', () => {
    const catalogue = Object.keys(errorCatalogue) as ErrorCode[];
    expect(document.components.schemas['ErrorCode']).toMatchObject({ enum: catalogue });
    const answered = operations.flatMap(({ operation }) =>
      Object.entries(operation.responses).flatMap(([status, response]) => {
        const { description } = response as { readonly description: string };
        const codes = catalogue.filter((code) => description.split(', ').includes(code));
        return codes.map((code) => ({ code, status }));
      }),
    );
    for (const { code, status } of answered) expect(status, code).toBe(String(errorCatalogue[code].httpStatus));
    const codes = new Set(answered.map(({ code }) => code));
    expect(catalogue.filter((code) => !codes.has(code)).toSorted()).toEqual(neverAnswered.toSorted());
  });

  test('names the headers that calls are read and answered with', () => {
    const path = pathByProtocol['openai.chat'];
    const call = document.paths[path]?.['post'];
    const parameters = call?.parameters as readonly { readonly name: string }[];
    expect(parameters.map(({ name }) => name.toLowerCase())).toEqual(Object.values(requestHeaders));
    const answered = Object.values(call?.responses ?? {}).flatMap((response) =>
      Object.keys((response as { readonly headers?: object }).headers ?? {}),
    );
    const names = new Set(answered.map((name) => name.toLowerCase()));
    expect(kernelHeaders.filter((name) => !names.has(name))).toEqual([]);
  });

  test('holds together: every reference leads somewhere, every operation has a name of its own and says what it answers', () => {
    for (const { $ref } of objectsIn(document)) {
      if (typeof $ref !== 'string') continue;
      expect($ref).toMatch(/^#\//);
      expect(follow($ref), $ref).toBeTypeOf('object');
    }
    const names = operations.map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
    const tags = document.tags.map(({ name }) => name);
    for (const { path, method, operation } of operations) {
      const where = `${method} ${path}`;
      expect(tags, where).toContain(operation.tags[0]);
      for (const need of operation.security.flatMap(Object.keys)) {
        expect(document.components.securitySchemes, where).toHaveProperty(need);
      }
      const parameters = (operation.parameters ?? []) as readonly Readonly<Record<string, unknown>>[];
      const ofPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(parameters.filter((one) => one['in'] === 'path').map((one) => one['name'])).toEqual(ofPath);
      for (const parameter of parameters) expect(parameter['schema'], where).toBeTypeOf('object');
      expect(operation.requestBody === undefined, where).toBe(method === 'get');
      const statuses = Object.keys(operation.responses);
      expect(
        statuses.some((status) => status.startsWith('2')),
        where,
      ).toBe(true);
      for (const [status, response] of Object.entries(operation.responses)) {
        expect(status, where).toMatch(/^[2-5]\d\d$/);
        expect((response as { readonly description?: unknown }).description, where).toBeTypeOf('string');
      }
    }
  });

  test.each(Object.keys(errorCatalogue) as ErrorCode[])('has the shape in which %s is answered', (code) => {
    const budget = { id: 'bdg_1', name: 'Team', scope: 'the team', resetsAtMs: 0, raisedBy: ['owner'] };
    for (const refusal of [refuse(code, 'Words.'), { ...refuse(code, 'Words.'), budget }]) {
      expect(openaiError.safeParse(errorBody('openai', refusal, 'call_1')).success).toBe(true);
      expect(anthropicError.safeParse(errorBody('anthropic', refusal, 'call_1')).success).toBe(true);
    }
  });

  test('is given to anybody, and only once to who keeps it', async () => {
    const first = await server.inject({ url: '/openapi.json' });
    expect(first.statusCode).toBe(200);
    expect(first.json()).toEqual(JSON.parse(JSON.stringify(document)));
    expect(first.headers['content-type']).toContain('application/json');
    expect(first.headers['cache-control']).toContain('max-age=');
    const { etag } = first.headers;
    for (const kept of [String(etag), `W/${String(etag)}`, `"other", ${String(etag)}`]) {
      const again = await server.inject({ url: '/openapi.json', headers: { 'if-none-match': kept } });
      expect([again.statusCode, again.body]).toEqual([304, '']);
    }
    const changed = await server.inject({ url: '/openapi.json', headers: { 'if-none-match': '"other"' } });
    expect(changed.statusCode).toBe(200);
  });
});

test('a refusal of a task or a webhook has an id, in its header and in its body', async () => {
  for (const url of ['/v1/tasks', '/v1/tasks/claim', '/v1/webhooks/outcomes']) {
    const { headers, body, statusCode } = await server.inject({ method: 'POST', url, payload: {} });
    expect(statusCode).toBe(401);
    const id = headers['x-agent-call'];
    expect(id).toMatch(/^call_\w{26}$/);
    expect(headers['x-should-retry']).toBe('false');
    expect(JSON.parse(body)).toMatchObject({ error: { call_id: id } });
  }
});
