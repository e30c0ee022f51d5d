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

describe('many keys', () => {
  test('are revoked together, each with a line of its own in the trail and the reason', async () => {
    const made = await Promise.all(
      ['One', 'Two'].map(async (name) => (await owner.keys.create({ agentId: home.agentId, name })).key.id),
    );
    const [first = '', second = ''] = made;
    expect(await owner.keys.revokeMany({ keyIds: [first], reason: 'Lost' })).toEqual({ revoked: 1, alreadyRevoked: 0 });
    const both = await owner.keys.revokeMany({ keyIds: [first, second, second], reason: 'The laptop was stolen' });
    expect(both).toEqual({ revoked: 1, alreadyRevoked: 1 });
    const trail = await owner.audit.list({ targetId: second, action: 'key.revoked' });
    expect(trail.items.map(({ detail }) => detail['reason'])).toEqual(['The laptop was stolen']);
    await expect(owner.keys.revokeMany({ keyIds: made, reason: 'Again' })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('of which one is unknown are left alone', async () => {
    const { key } = await owner.keys.create({ agentId: home.agentId, name: 'Stays' });
    const unknown = key.id.replace(/.$/, key.id.endsWith('0') ? '1' : '0');
    const mixed = owner.keys.revokeMany({ keyIds: [key.id, unknown], reason: 'A guess' });
    await expect(mixed).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const listed = (await owner.keys.listAll()).find(({ id }) => id === key.id);
    expect(listed).toMatchObject({ revokedAt: null, agent: { id: home.agentId }, createdBy: { name: 'owner' } });
  });

  test('tell how much they were used in the last hour', async () => {
    const { keys } = await owner.keys.effect({ keyIds: [home.keyId] });
    expect(keys).toEqual([{ keyId: home.keyId, callsLastHour: expect.any(Number) as number }]);
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
    const versionAt = expect.any(Number) as number;
    expect(renamed).toEqual({ ...made, name: 'Renamed', version: 2, versionAt });
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

  test('remembers its last test until its key or address changes', async () => {
    const made = await owner.providers.create({ ...input, slug: 'tested', apiKey: 'sk-first-secret-5678' });
    expect(made.lastTest).toBeNull();
    await owner.providers.test({ providerId: made.id });
    const tested = (await owner.providers.list()).find(({ id }) => id === made.id);
    expect(tested?.lastTest).toMatchObject({ latencyMs: 1, problem: null });
    const replaced = await owner.providers.replaceKey({ providerId: made.id, apiKey: 'sk-second-secret-9999' });
    expect(replaced).toMatchObject({ apiKeyLastFour: '9999', lastTest: null });
    const { models } = await owner.providers.test({ providerId: made.id });
    expect(models).toEqual(['listed for sk-second-secret-9999']);
  });

  test('loses its key with its address, so that nobody sends it elsewhere who does not know it', async () => {
    const made = await owner.providers.create({ ...input, slug: 'moved', apiKey: 'sk-not-for-others-1111' });
    const renamed = await owner.providers.update({ providerId: made.id, name: 'Renamed' });
    expect(renamed).toMatchObject({ name: 'Renamed', apiKeyLastFour: '1111' });
    const moved = await owner.providers.update({ providerId: made.id, baseUrl: 'https://elsewhere.example/v1' });
    expect(moved).toMatchObject({ name: 'Renamed', baseUrl: 'https://elsewhere.example/v1', apiKeyLastFour: null });
    expect((await owner.providers.test({ providerId: made.id })).models).toEqual(['listed for nobody']);
  });

  test('is waited for and asked again as often as is set, within bounds', async () => {
    const made = await owner.providers.create({ ...input, slug: 'patient' });
    expect(made).toMatchObject({ timeoutMs: 600_000, maxRetries: 2 });
    const { id: providerId } = made;
    const changed = await owner.providers.update({ providerId, timeoutMs: 5_000, maxRetries: 0 });
    expect(changed).toMatchObject({ name: made.name, timeoutMs: 5_000, maxRetries: 0 });
    expect(await owner.providers.update({ providerId, name: 'Patient' })).toMatchObject({ timeoutMs: 5_000 });
    const given = { timeoutMs: 90_000, maxRetries: 10 };
    const hasty = await owner.providers.create({ ...input, slug: 'hasty', ...given });
    expect(hasty).toMatchObject(given);
    const trail = await owner.audit.list({ targetId: hasty.id, action: 'provider.created' });
    expect(trail.items).toMatchObject([{ detail: given }]);
    for (const wrong of [{ timeoutMs: 999 }, { timeoutMs: 3_600_001 }, { maxRetries: -1 }, { maxRetries: 11 }]) {
      const refusal = { code: 'BAD_REQUEST' };
      await expect(owner.providers.update({ providerId, ...wrong })).rejects.toMatchObject(refusal);
      await expect(owner.providers.create({ ...input, slug: 'wrong', ...wrong })).rejects.toMatchObject(refusal);
    }
  });

  test('is refused at an address that a kernel must not call', async () => {
    const wrong = owner.providers.create({ ...input, slug: 'metadata', baseUrl: 'http://169.254.169.254/latest' });
    await expect(wrong).rejects.toMatchObject({ code: 'BAD_REQUEST', message: 'This address is reserved.' });
  });
});

describe('a model', () => {
  const base = {
    effectiveFrom: null,
    inputNanoUsdPerMillion: '2500000000',
    outputNanoUsdPerMillion: '10000000000',
    source: 'List',
  };

  test('has the newest price that is in force, and old prices stay as they were', async () => {
    const { modelId } = home;
    const first = await owner.models.setPrice({ modelId, ...base });
    const later = { ...base, effectiveFrom: Date.now() + 3_600_000, inputNanoUsdPerMillion: '1' };
    const model = await owner.models.setPrice({ modelId, ...later });
    expect(model.price).toEqual(first.price);
    expect(model.price).toMatchObject({ inputNanoUsdPerMillion: '2500000000' });
    await expect(owner.models.setPrice({ modelId, ...later })).rejects.toMatchObject({ code: 'CONFLICT' });
    const [next, now] = await owner.models.prices({ modelId });
    expect(next).toMatchObject({ effectiveFrom: later.effectiveFrom, inputNanoUsdPerMillion: '1' });
    expect(now).toEqual(first.price);
    const negative = owner.models.setPrice({ modelId, ...base, inputNanoUsdPerMillion: '-1' });
    await expect(negative).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  test('may have prices for further classes of tokens, for long inputs and for batches', async () => {
    const made = await owner.models.create({ providerId: home.providerId, name: 'by-class', upstreamName: 'by-class' });
    const tier = { aboveInputTokens: 200_000, inputNanoUsdPerMillion: '5', outputNanoUsdPerMillion: '7' };
    const classes = { cacheWriteOneHourNanoUsdPerMillion: '6000000000', batchDiscountPercent: 50, tiers: [tier] };
    const priced = await owner.models.setPrice({ modelId: made.id, ...base, classes });
    expect(priced.price?.classes).toMatchObject({
      cacheWriteOneHourNanoUsdPerMillion: '6000000000',
      reasoningNanoUsdPerMillion: null,
      batchDiscountPercent: 50,
      tiers: [tier],
    });
    const tooMuch = { reasoningNanoUsdPerMillion: '9999999999999999999' };
    await expect(owner.models.setPrice({ modelId: made.id, ...base, classes: tooMuch })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  });

  test('gets no price in the past, where calls have been charged', async () => {
    const past = owner.models.setPrice({ modelId: home.modelId, ...base, effectiveFrom: Date.now() - 3_600_000 });
    await expect(past).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  test('keeps what an update leaves out, and shares the slots of the pool that it joins', async () => {
    const made = await owner.models.create({ providerId: home.providerId, name: 'edited', upstreamName: 'edited' });
    const off = await owner.models.update({ modelId: made.id, state: 'disabled' });
    expect(off).toEqual({ ...made, state: 'disabled' });
    const moved = await owner.models.update({ modelId: made.id, poolId: home.poolId, slots: 7, contextWindow: 8_192 });
    expect(moved).toMatchObject({ state: 'disabled', contextWindow: 8_192, pool: { id: home.poolId, slots: 7 } });
    const pools = await owner.models.pools();
    expect(pools.find(({ id }) => id === home.poolId)).toMatchObject({ slots: 7 });
    expect(pools.find(({ id }) => id === home.poolId)?.models).toContain('edited');
    expect(pools.find(({ id }) => id === made.pool.id)?.models).toEqual([]);
    expect((await owner.models.update({ modelId: made.id, contextWindow: null })).contextWindow).toBeNull();
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

test('an organisation keeps its slug when it is renamed, and people see the new name at once', async () => {
  const { organisation } = await owner.auth.viewer();
  const renamed = await owner.settings.rename({ name: 'Another name' });
  expect(renamed).toEqual({ ...organisation, name: 'Another name' });
  expect((await owner.auth.viewer()).organisation).toEqual(renamed);
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
