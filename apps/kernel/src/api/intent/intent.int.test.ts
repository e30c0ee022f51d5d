import { intentLimits } from '@agent-os/core/choices';
import { exampleSet } from '@agent-os/core/intent';
import { loadOrganisationSnapshot } from '@agent-os/db';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addTestTenant, startTestApi, type ApiCaller, type TestApi, type TestTenant } from '../testing/index.ts';

let api: TestApi;
let home: TestTenant;
let owner: ApiCaller;
let stranger: ApiCaller;

beforeAll(async () => {
  api = await startTestApi();
  home = await addTestTenant(api, 'home');
  owner = await api.callAs(home.members.owner.claims);
  stranger = await api.callAs((await addTestTenant(api, 'elsewhere')).members.owner.claims);
});
beforeEach(async () => {
  await api.superuser.query('delete from intent_example');
});
afterAll(() => api.close());

const snapshot = async () => (await loadOrganisationSnapshot(api.database, home.organisationId))?.intent;

type Said = Awaited<ReturnType<ApiCaller['intent']['try']>>;

const wordsOf = ({ reading }: Said) =>
  reading?.because.kind === 'words' ? reading.because.words.map(({ word }) => word) : [];

describe('examples', () => {
  test('are one for the same words, and move when they are given another class', async () => {
    const add = (serviceClass: 'batch' | 'standard', ...texts: string[]) =>
      owner.intent.addExamples({ serviceClass, texts });
    expect(await add('batch', 'Translate it all', 'translate  it ALL!')).toEqual({ added: 1, moved: 0, known: 1 });
    expect(await add('standard', 'Translate it all.', 'Write a letter')).toEqual({ added: 1, moved: 1, known: 0 });
    const { items, counts } = await owner.intent.examples({});
    expect(counts).toEqual({ critical: 0, interactive: 0, standard: 2, batch: 0 });
    expect(items.map(({ text }) => text).toSorted()).toEqual(['Translate it all', 'Write a letter']);
  });

  test('are listed by class, part of the text and page, and by nobody outside', async () => {
    await owner.intent.addStarterExamples();
    expect((await owner.intent.examples({})).counts).toEqual({
      critical: 40,
      interactive: 40,
      standard: 40,
      batch: 40,
    });
    const found = await owner.intent.examples({ serviceClass: 'batch', search: 'ARCHIVE', limit: 200 });
    expect(found.items.length).toBeGreaterThan(3);
    expect(found.items.every(({ text, starter }) => starter && text.toLowerCase().includes('archive'))).toBe(true);
    const seen = new Set<string>();
    for (let cursor: string | undefined; ;) {
      const page = await owner.intent.examples({ limit: 60, ...(cursor === undefined ? {} : { cursor }) });
      for (const { id } of page.items) seen.add(id);
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(seen.size).toBe(exampleSet.length);
    expect((await stranger.intent.examples({})).items).toEqual([]);
  });

  test('are never more than the most there can be', async () => {
    await api.superuser.query(
      `insert into intent_example (id, organisation_id, service_class, text, text_hash, source)
       select 'exa_' || lpad(n::text, 26, '0'), $1, 'batch', 'x', n::text, 'person' from generate_series(1, $2) n`,
      [home.organisationId, intentLimits.examples - 1],
    );
    const adds = ['one', 'two'].map((text) => owner.intent.addExamples({ serviceClass: 'batch', texts: [text] }));
    const outcomes = await Promise.allSettled(adds);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(owner.intent.addExamples({ serviceClass: 'batch', texts: ['three'] })).rejects.toThrow('remove some');
  });

  test('need words', async () => {
    const add = owner.intent.addExamples({ serviceClass: 'batch', texts: ['?!'] });
    await expect(add).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });
});

describe('a training', () => {
  test('reads calls once it is in use, and no longer when it is switched off', async () => {
    await owner.intent.addStarterExamples();
    const first = await owner.intent.train({});
    expect(first).toMatchObject({ reads: 'words', examples: 160, active: false, trainedBy: 'owner' });
    expect(first.evaluation).toMatchObject({ trained: 120, heldOut: 40 });
    expect(first.evaluation.right).toBeGreaterThan(24);
    expect((await snapshot())?.model).toBeNull();

    await owner.intent.activate({ versionId: first.id });
    expect((await snapshot())?.model).toMatchObject({ format: 1 });
    const said = await owner.intent.try({ text: 'Translate the whole archive overnight' });
    expect(said).toMatchObject({ version: first.number, reading: { serviceClass: 'batch' } });
    expect(wordsOf(said)).toContain('overnight');

    const second = await owner.intent.train({});
    await owner.intent.activate({ versionId: second.id });
    expect((await owner.intent.versions()).filter(({ active }) => active).map(({ id }) => id)).toEqual([second.id]);
    await owner.intent.deactivate();
    expect((await snapshot())?.model).toBeNull();
    expect(await owner.intent.try({ text: 'now' })).toEqual({ version: null, reading: null });
    await expect(owner.intent.deactivate()).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('on sentences reads what texts mean, and names the examples that they are like', async () => {
    await owner.intent.addStarterExamples();
    const version = await owner.intent.train({ reads: 'sentences' });
    expect(version).toMatchObject({ reads: 'sentences', evaluation: { trained: 120, heldOut: 40, unread: 0 } });
    expect((await owner.intent.versions())[0]).toMatchObject({ id: version.id, reads: 'sentences' });
    await owner.intent.activate({ versionId: version.id });
    expect((await snapshot())?.model).toMatchObject({ kind: 'sentences', format: 1 });
    const { reading } = await owner.intent.try({ text: exampleSet.at(-1)?.text ?? '' });
    expect(reading).toMatchObject({ because: { kind: 'examples' } });
    const because = reading?.because.kind === 'examples' ? reading.because.examples : [];
    expect(because).toHaveLength(3);
    expect(exampleSet.map(({ text }) => text)).toContain(because[0]?.text);
    const [words, sentences] = await Promise.all(
      (['words', 'sentences'] as const).map((reads) => owner.intent.evaluate({ reads, seed: 1 })),
    );
    expect(sentences).toEqual(version.evaluation);
    expect(words).not.toEqual(sentences);
    await owner.intent.deactivate();
  });

  test('says what the examples lack', async () => {
    await expect(owner.intent.train({})).rejects.toThrow('at least two classes');
  });

  test('keeps the last versions, and the one in use', async () => {
    await owner.intent.addStarterExamples();
    const kept = await owner.intent.train({});
    await owner.intent.activate({ versionId: kept.id });
    await api.superuser.query(
      `insert into intent_version (id, organisation_id, number, seed, examples, model, evaluation, author_kind, author_id)
       select 'itv_' || lpad(n::text, 26, '0'), organisation_id, number + n, 1, 1, model, evaluation, 'system', 'test'
       from intent_version, generate_series(1, 30) n where id = $1`,
      [kept.id],
    );
    const last = await owner.intent.train({});
    const versions = await owner.intent.versions();
    expect(versions).toHaveLength(intentLimits.versions + 1);
    expect([versions[0]?.id, versions.at(-1)?.id]).toEqual([last.id, kept.id]);
  });

  test('shows how much of its figures is luck', async () => {
    await owner.intent.addStarterExamples();
    const [one, other] = await Promise.all([1, 2].map((seed) => owner.intent.evaluate({ seed })));
    expect(one?.heldOut).toBe(other?.heldOut);
    expect(one?.confusion).not.toEqual(other?.confusion);
  });
});

describe('rules', () => {
  const rule = {
    name: 'Payments',
    where: [{ field: 'text' as const, operator: 'contains' as const, values: ['payment'] }],
    serviceClass: 'critical' as const,
    riskPercent: 90,
  };

  test('replace each other as a whole, and never what somebody else wrote meanwhile', async () => {
    const { revision } = await owner.intent.rules();
    const set = await owner.intent.setRules({ expectedRevision: revision, rules: [rule] });
    expect(set).toEqual({ revision: revision + 1, rules: [rule] });
    expect(await owner.intent.rules()).toEqual(set);
    expect((await snapshot())?.rules).toEqual([rule]);
    await expect(owner.intent.setRules({ expectedRevision: revision, rules: [] })).rejects.toThrow('meanwhile');
    expect((await stranger.intent.rules()).rules).toEqual([]);
  });

  test('are in the trail in words', async () => {
    const { revision } = await owner.intent.rules();
    await owner.intent.setRules({ expectedRevision: revision, rules: [rule, { ...rule, name: 'All', where: [] }] });
    const trail = JSON.stringify(await owner.audit.list({ targetId: home.organisationId }));
    expect(trail).toContain('Payments: text contains payment → critical, risk 90 %');
    expect(trail).toContain('All: every call → critical');
  });
});

test('viewers look and change nothing', async () => {
  const viewer = await api.callAs(home.members.viewer.claims);
  await expect(viewer.intent.versions()).resolves.toBeDefined();
  await expect(viewer.intent.train({})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(viewer.intent.addStarterExamples()).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('nothing failed in a way that nobody expected', () => {
  expect(api.logged).toEqual([]);
});
