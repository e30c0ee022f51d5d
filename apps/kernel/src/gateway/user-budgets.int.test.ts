import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, insertBudget, newId, type BudgetConfiguration, type Database } from '@agent-os/db';
import { openSuperuser } from '@agent-os/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readConfig } from '../config.ts';
import { startKernel, type RunningKernel } from '../start-kernel.ts';
import { createLogger } from '../telemetry/index.ts';
import {
  answerJson,
  startStubUpstream,
  startTestKernel,
  type StubAnswer,
  type StubUpstream,
  type Superuser,
  type TestKernel,
} from '../testing/index.ts';

const model = 'some-model';
/** Tokens of every call. */
const taken = 120n;
const usage = { prompt_tokens: 20, completion_tokens: 100, input_tokens: 20, output_tokens: 100, total_tokens: 120 };
const answerOf: Readonly<Record<string, object>> = {
  '/v1/chat/completions': {
    object: 'chat.completion',
    model,
    choices: [{ index: 0, message: { role: 'assistant', content: 'Hello.' }, finish_reason: 'stop' }],
    usage,
  },
  '/v1/responses': { object: 'response', status: 'completed', model, output: [], usage },
  '/v1/messages': {
    type: 'message',
    model,
    content: [{ type: 'text', text: 'Hello.' }],
    stop_reason: 'end_turn',
    usage,
  },
};
const answer: StubAnswer = (request, response, body) =>
  answerJson(200, answerOf[request.url ?? ''] ?? {})(request, response, body);

/** Never the same: an agent that repeats itself is stopped. */
let asked = 100_000;
type Path = '/v1/chat/completions' | '/v1/responses' | '/v1/messages';
const bodyOf = (path: Path, fields: object) => {
  const words = `Hi ${(asked += 1)}`;
  const content = path === '/v1/responses' ? { input: words } : { messages: [{ role: 'user', content: words }] };
  const limit = path === '/v1/responses' ? { max_output_tokens: 100 } : { max_tokens: 100 };
  return JSON.stringify({ model, ...limit, ...content, ...fields });
};

let first: TestKernel;
let second: RunningKernel;
let upstream: StubUpstream;
let superuser: Superuser;
let database: Database;
let organisationId: string;

function ask(path: Path, fields: object, { url = first.kernel.url, agent = 0 } = {}): Promise<Response> {
  const authorization = `Bearer ${first.credentials.agents[agent]?.apiKey ?? ''}`;
  const headers = { authorization, 'content-type': 'application/json' };
  return fetch(`${url}${path}`, { method: 'POST', headers, body: bodyOf(path, fields) });
}
const chat = (fields: object, where?: { readonly url?: string; readonly agent?: number }) =>
  ask('/v1/chat/completions', fields, where);

/** The only one, and in force in both kernels when this resolves. */
async function makeBudget(cap: bigint, changes: Partial<BudgetConfiguration> = {}): Promise<string> {
  const id = newId('bdg', Date.now());
  await superuser.query('update budget set archived_at = now()');
  await database.withTenant(organisationId, (tx) =>
    insertBudget(tx, organisationId, {
      id,
      name: 'Chat users',
      scopeKind: 'user',
      scopeId: null,
      period: 'month',
      unit: 'tokens',
      cap,
      action: 'deny',
      notifyPercents: [100],
      timeZone: 'UTC',
      at: new Date(),
      ...changes,
    }),
  );
  for (const url of [first.kernel.url, second.url]) {
    const budgetOfRefusal = async () => {
      const response = await chat({ user: 'nobody-at-all', max_tokens: 100_000 }, { url });
      await response.arrayBuffer();
      return response.headers.get('x-agent-budget');
    };
    await expect.poll(budgetOfRefusal).toBe(id);
  }
  return id;
}

describe('under a budget of each end user', () => {
  beforeAll(async () => {
    upstream = await startStubUpstream([model]);
    const provider = { slug: 'openai', name: 'Both', protocol: 'both', simulated: false } as const;
    first = await startTestKernel([], { ...provider, baseUrl: upstream.url, apiKey: 'sk-stub', slots: 8 });
    const environment = {
      AGENT_OS_HOME: mkdtempSync(join(tmpdir(), 'kernel-test-')),
      AGENT_OS_REPLICA: 'kernel-2',
      DATABASE_URL: first.database.appUrl,
      AGENT_OS_MASTER_KEY: first.masterKey.toString('hex'),
      AGENT_OS_SERVICE_SECRET: randomBytes(32).toString('hex'),
      AGENT_OS_LOG_LEVEL: 'silent',
      KERNEL_PORT: '0',
    };
    second = await startKernel(readConfig(environment), createLogger('silent'));
    database = createDatabase({ url: first.database.appUrl });
    superuser = await openSuperuser(first.database);
    organisationId = (await superuser.query<{ id: string }>('select id from organisation')).rows[0]?.id ?? '';
  });
  afterAll(async () => {
    await second?.stop();
    await database?.close();
    await superuser?.end();
    upstream?.close();
    await first?.close();
  });
  beforeEach(() => {
    upstream.script = [answer];
  });

  test.each([
    ['/v1/chat/completions', (name: string) => ({ user: name })],
    ['/v1/responses', (name: string) => ({ safety_identifier: name })],
    ['/v1/messages', (name: string) => ({ metadata: { user_id: name } })],
  ] as const)('one of two is refused when theirs is used up, by %s', async (path, named) => {
    const budgetId = await makeBudget(300n);
    expect((await ask(path, named('ann@example.test'))).status).toBe(200);
    const refused = await ask(path, named('ann@example.test'));
    expect(refused.status).toBe(402);
    expect(refused.headers.get('x-agent-budget')).toBe(budgetId);
    const words = await refused.text();
    expect(words).toContain('each end user');
    expect(words).toMatch(/180 tokens of 300 tokens are left.*starts again on .* can raise it/);
    expect(words).not.toContain('ann@example.test');
    expect((await ask(path, named('bob@example.test'))).status).toBe(200);
  });

  test('it is the same user by whichever way they are named, and at whichever kernel', async () => {
    await makeBudget(300n);
    expect((await chat({ user: 'ann' })).status).toBe(200);
    expect((await ask('/v1/messages', { metadata: { user_id: 'ann' } })).status).toBe(402);
    expect((await chat({ safety_identifier: 'ann', user: 'bob' }, { url: second.url })).status).toBe(402);
    expect((await chat({ user: 'bob' }, { url: second.url })).status).toBe(200);
  });

  test('calls that name nobody share what one has, and are told so', async () => {
    await makeBudget(300n);
    expect((await chat({})).status).toBe(200);
    const refused = await chat({ user: 7 }, { url: second.url });
    expect(refused.status).toBe(402);
    expect(await refused.text()).toContain('The call names no end user, and all such calls share what one has');
  });

  test('that is over one agent, users of others are not counted', async () => {
    const [one] = first.credentials.agents;
    const { rows } = await superuser.query<{ id: string }>('select id from agent where slug = $1', [one?.slug]);
    await makeBudget(300n, { scopeId: rows[0]?.id ?? '' });
    expect((await chat({ user: 'ann' })).status).toBe(200);
    expect((await chat({ user: 'ann' })).status).toBe(402);
    const other = await chat({ user: 'ann' }, { agent: 1 });
    expect(other.status).toBe(200);
    const row = await first.recordedCall(other.headers.get('x-agent-call') ?? '');
    expect(row['budget_reservations']).toBeNull();
  });

  test('a crowd of one user at two kernels is served exactly as far as their cap goes', async () => {
    const cap = 1_000n;
    const budgetId = await makeBudget(cap);
    const worst = BigInt(bodyOf('/v1/chat/completions', { user: 'ann' }).length) + 100n;
    const urls = [first.kernel.url, second.url];
    const statuses = await Promise.all(
      Array.from({ length: 24 }, async (_, index) => {
        const response = await chat({ user: 'ann' }, { url: urls[index % 2] ?? '' });
        await response.arrayBuffer();
        return response.status;
      }),
    );
    expect(new Set(statuses)).toEqual(new Set([200, 402]));
    const served = BigInt(statuses.filter((status) => status === 200).length);
    expect(served * taken).toBeLessThanOrEqual(cap);
    expect(served * taken + worst).toBeGreaterThan(cap);
    const spentOfUsers = async () => {
      const { rows } = await superuser.query<{ spent: string }>(
        'select spent from budget_window where budget_id = $1 and spent > 0',
        [budgetId],
      );
      return rows.map(({ spent }) => BigInt(spent));
    };
    await expect.poll(spentOfUsers).toEqual([served * taken]);
  });

  test('nobody’s name can be read in the database or the journal', async () => {
    const budgetId = await makeBudget(10_000n);
    const name = 'carla.who-is-nowhere@example.test';
    const answered = await chat({ user: name });
    const row = await first.recordedCall(answered.headers.get('x-agent-call') ?? '');
    expect(row['budget_charges']).toEqual([
      [budgetId, expect.stringMatching(/^\d{13}\/[\w-]{22}$/), 'tokens', taken.toString()],
    ]);
    const { rows: tables } = await superuser.query<{ name: string }>(
      `select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    expect(tables.map((table) => table.name)).toEqual(
      expect.arrayContaining(['call', 'budget_window', 'call_payload']),
    );
    for (const table of tables) {
      const found = await superuser.query(`select from ${table.name} as row where row::text like '%who-is-nowhere%'`);
      expect([table.name, found.rowCount]).toEqual([table.name, 0]);
    }
    for (const file of readdirSync(first.journalFolder)) {
      expect(readFileSync(join(first.journalFolder, file), 'utf8')).not.toContain('who-is-nowhere');
    }
  });
});
