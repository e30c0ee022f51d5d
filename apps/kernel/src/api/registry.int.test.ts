import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addTestTenant, startTestApi, type ApiCaller, type TestApi, type TestTenant } from './testing/index.ts';

let api: TestApi;
let home: TestTenant;
let owner: ApiCaller;

beforeAll(async () => {
  api = await startTestApi();
  home = await addTestTenant(api, 'home');
  owner = await api.callAs(home.members.owner.claims);
});
afterAll(() => api.close());

describe('a key', () => {
  test('is shown once and kept as a hash, and no list or trail has it', async () => {
    const { secret, key } = await owner.keys.create({ agentId: home.agentId, name: 'CI' });
    expect(secret).toMatch(/^aos_[A-Za-z0-9_-]{43}$/);
    expect(secret.endsWith(key.lastFour)).toBe(true);
    const { rows } = await api.superuser.query('select key_hash from agent_key where id = $1', [key.id]);
    expect(rows).toEqual([{ key_hash: createHash('sha256').update(secret).digest() }]);
    const seen = JSON.stringify([await owner.keys.list({ agentId: home.agentId }), await owner.audit.list({})]);
    expect(seen).not.toContain(secret.slice(4, 20));
  });

  test('is revoked once, and the kernel knows before the answer', async () => {
    const { key } = await owner.keys.create({ agentId: home.agentId, name: 'Short' });
    api.kernelState.reloaded.length = 0;
    expect((await owner.keys.revoke({ keyId: key.id })).revokedAt).not.toBeNull();
    expect(api.kernelState.reloaded).toEqual([home.organisationId]);
    await expect(owner.keys.revoke({ keyId: key.id })).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});

describe('an agent', () => {
  test('keeps what an update leaves out', async () => {
    const made = await owner.agents.create({
      slug: 'kept',
      name: 'Kept',
      purpose: 'Stays.',
      departmentId: home.departmentId,
      teamId: home.teamId,
      allowedModels: ['model'],
    });
    const renamed = await owner.agents.update({ agentId: made.id, name: 'Renamed' });
    expect(renamed).toEqual({ ...made, name: 'Renamed' });
    expect(made.owner?.id).toBe(home.members.owner.personId);
  });

  test('leaves its team when it moves to another department, and cannot join a team of another', async () => {
    const made = await owner.agents.create({
      slug: 'mover',
      name: 'Mover',
      departmentId: home.departmentId,
      teamId: home.teamId,
    });
    const { id: departmentId } = await owner.departments.create({ slug: 'second', name: 'Second' });
    expect((await owner.agents.update({ agentId: made.id, departmentId })).team).toBeNull();
    const wrong = owner.agents.update({ agentId: made.id, teamId: home.teamId });
    await expect(wrong).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  test('needs a slug of its own, and a refusal says so without a trace of SQL', async () => {
    const input = { slug: 'agent', name: 'Twin', departmentId: home.departmentId };
    const error = await owner.agents.create(input).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('taken') as string });
    expect(error).not.toMatchObject({ message: expect.stringMatching(/prisma|constraint|select/i) as string });
  });

  test('gets a sentence, not a schema, when its input is wrong', async () => {
    const wrong = owner.agents.create({ slug: 'Not A Slug', name: 'X', departmentId: home.departmentId });
    await expect(wrong).rejects.toThrow('slug: Use lower-case letters, digits and single hyphens.');
  });
});

describe('a provider', () => {
  const input = { slug: 'vllm', name: 'vLLM', protocol: 'openai', baseUrl: 'https://vllm.example/v1//' } as const;

  test('keeps its key sealed, shows four characters, and is tested with the whole', async () => {
    const made = await owner.providers.create({ ...input, apiKey: 'sk-very-secret-1234' });
    expect(made).toMatchObject({ baseUrl: 'https://vllm.example/v1', apiKeyLastFour: '1234' });
    const { rows } = await api.superuser.query<{ api_key_sealed: Buffer }>(
      'select api_key_sealed from provider where id = $1',
      [made.id],
    );
    expect(rows[0]?.api_key_sealed.includes('secret')).toBe(false);
    const result = await owner.providers.test({ providerId: made.id });
    expect(result.models).toEqual(['listed for sk-very-secret-1234']);
    expect(JSON.stringify([await owner.providers.list(), await owner.audit.list({})])).not.toContain('very-secret');
  });

  test('is refused at an address that a kernel must not call', async () => {
    const wrong = owner.providers.create({ ...input, slug: 'metadata', baseUrl: 'http://169.254.169.254/latest' });
    await expect(wrong).rejects.toMatchObject({ code: 'BAD_REQUEST', message: 'This address is reserved.' });
  });
});

describe('a model', () => {
  const base = {
    effectiveFrom: 1_000,
    inputNanoUsdPerMillion: '2500000000',
    outputNanoUsdPerMillion: '10000000000',
    source: 'List',
  };

  test('has the newest price that is in force, and old prices stay as they were', async () => {
    const { modelId } = home;
    await owner.models.setPrice({ modelId, ...base });
    const later = { ...base, effectiveFrom: Date.now() + 3_600_000, inputNanoUsdPerMillion: '1' };
    const model = await owner.models.setPrice({ modelId, ...later });
    expect(model.price).toMatchObject({ effectiveFrom: 1_000, inputNanoUsdPerMillion: '2500000000' });
    await expect(owner.models.setPrice({ modelId, ...base })).rejects.toMatchObject({ code: 'CONFLICT' });
    const negative = owner.models.setPrice({ modelId, ...base, effectiveFrom: 2, inputNanoUsdPerMillion: '-1' });
    await expect(negative).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  test('gets a pool of its own, also when two names read alike', async () => {
    const add = (name: string) =>
      owner.models.create({ providerId: home.providerId, name, upstreamName: name, slots: 2 });
    const [dotted, dashed] = [await add('llama-3.1'), await add('llama-3-1')];
    expect(dotted.pool.slug).toBe('llama-3-1');
    expect(dashed.pool.id).not.toBe(dotted.pool.id);
    expect(dotted.price).toBeNull();
  });
});

test('the trail names who did what, newest first, page by page', async () => {
  const whole = await owner.audit.list({ limit: 200 });
  const first = await owner.audit.list({ limit: 2 });
  const second = await owner.audit.list({ limit: 2, cursor: first.nextCursor ?? '' });
  expect([...first.items, ...second.items]).toEqual(whole.items.slice(0, 4));
  expect(whole.items[0]?.actor).toMatchObject({ kind: 'person', id: home.members.owner.personId, name: 'owner' });
});

test('nothing failed in a way that nobody expected', () => {
  expect(api.logged).toEqual([]);
});
