import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openSuperuser } from '@agent-os/db/testing';
import { adminApi, startTestKernel, type TestKernel } from '../../testing/index.ts';

const model = 'm';
let kernel: TestKernel;
let superuser: Awaited<ReturnType<typeof openSuperuser>>;

interface Message {
  readonly role: string;
  readonly content: string;
}

beforeAll(async () => {
  kernel = await startTestKernel([model]);
  superuser = await openSuperuser(kernel.database);
});
afterAll(async () => {
  await superuser.end();
  await kernel.close();
});
/** What the provider answers to the messages of a request. */
let answerTo: (messages: readonly Message[]) => string;
beforeEach(() => {
  kernel.upstream.script = [
    (_request, response, body) => {
      const { messages } = JSON.parse(body) as { messages: Message[] };
      const message = { role: 'assistant', content: answerTo(messages) };
      const usage = { prompt_tokens: 50, completion_tokens: 20, total_tokens: 70 };
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ id: 'x', model, choices: [{ index: 0, message, finish_reason: 'stop' }], usage }));
    },
  ];
});

const connect = () => adminApi(kernel);

interface Reply {
  readonly status: number;
  readonly text: string;
  readonly code: string | undefined;
  readonly message: string;
  readonly note: string | null;
}

async function call(agent: number, messages: readonly Message[], runId?: string): Promise<Reply> {
  const response = await fetch(`${kernel.kernel.url}/v1/chat/completions`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${kernel.credentials.agents[agent]?.apiKey ?? ''}`,
      'content-type': 'application/json',
      ...(runId === undefined ? {} : { 'x-agent-run': runId }),
    },
    body: JSON.stringify({ model, messages }),
  });
  const body = (await response.json()) as {
    readonly choices?: readonly { readonly message: Message }[];
    readonly error?: { readonly code: string; readonly message: string };
  };
  return {
    status: response.status,
    text: body.choices?.[0]?.message.content ?? '',
    code: body.error?.code,
    message: body.error?.message ?? '',
    note: response.headers.get('x-agent-note'),
  };
}

const system = (content: string): Message => ({ role: 'system', content });
const user = (content: string): Message => ({ role: 'user', content });

/** Two agents hand each other's answers on until one of them is refused; at most `turns` of each. */
async function playPair(turns: number, agents: readonly [number, number], runId?: string): Promise<readonly Reply[]> {
  const replies: Reply[] = [];
  let said = `Please find out who owns the northern warehouse. (${runId ?? 'no run'})`;
  for (let turn = 0; turn < turns * 2; turn += 1) {
    const agent = agents[turn % 2] ?? 0;
    const reply = await call(agent, [system(`You are agent ${agent}.`), user(said)], runId);
    replies.push(reply);
    if (reply.status !== 200) return replies;
    said = reply.text;
  }
  return replies;
}

async function findings(): Promise<Record<string, unknown>[]> {
  const { rows } = await superuser.query<Record<string, unknown>>('select * from loop_finding order by at');
  return rows;
}

describe('a loop of two agents that ask each other', () => {
  const answers = (messages: readonly Message[]): string =>
    messages[0]?.content.includes('0') === true
      ? 'I am not sure about the owner. Could you please look it up in the register and tell me?'
      : 'The register needs the name of the owner first. Could you please give me that name?';

  test.each(['run_pair', undefined])('is stopped within five turns (run %s)', async (runId) => {
    answerTo = answers;
    const replies = await playPair(20, [0, 1], runId);
    expect(replies.length).toBeLessThanOrEqual(10);
    const last = replies.at(-1);
    expect(last).toMatchObject({ status: 429, code: 'loop_detected' });
    expect(last?.message).toContain('Loops');
    expect(replies.slice(0, -1).every(({ status }) => status === 200)).toBe(true);
    await expect
      .poll(async () => (await findings()).filter((row) => row['run_id'] === (runId ?? null)))
      .toHaveLength(1);
    const again = await call(0, [system('You are agent 0.'), user(replies.at(-2)?.text ?? '')], runId);
    expect(again).toMatchObject({ status: 429, code: 'loop_detected' });
  });

  test('leaves its agents at work on anything else', async () => {
    answerTo = () => 'Of course: the report is at your desk.';
    expect(await call(0, [user('Where is the report of the third quarter?')])).toMatchObject({ status: 200 });
    expect(await call(1, [user('Where is the report of the third quarter?')], 'run_other')).toMatchObject({
      status: 200,
    });
  });

  test('keeps its evidence, without a word of the messages', async () => {
    const [finding] = await findings();
    expect(finding).toMatchObject({ detector: 'cycle', action: 'kill', run_id: 'run_pair' });
    expect(finding?.['agent_ids']).toHaveLength(2);
    expect(Number(finding?.['calls'])).toBeGreaterThanOrEqual(3);
    expect(JSON.stringify(finding)).not.toContain('owner');
    const { rows } = await superuser.query("select detail from audit_event where action = 'loop.found'");
    expect(rows.length).toBeGreaterThanOrEqual(2);
  });
});

test('an honest run of 200 steps, with tests that fail in the same way again and again, is not stopped', async () => {
  let step = 0;
  answerTo = () =>
    step % 4 === 3 ? 'I run the tests.' : `I change file number ${step} so that part ${step * 7} fits.`;
  const messages = [system('You repair programs.'), user('Please make the tests of the importer pass.')];
  for (step = 0; step < 200; step += 1) {
    const reply = await call(2, messages, 'run_honest');
    expect(reply.status, reply.message).toBe(200);
    messages.push({ role: 'assistant', content: reply.text }, user(step % 4 === 3 ? '2 failed, 210 passed' : 'Saved.'));
  }
  expect((await findings()).filter((row) => row['run_id'] === 'run_honest')).toEqual([]);
});

test('the same request again and again is stopped, in a run and without one', async () => {
  answerTo = () => 'I could not do that.';
  for (const runId of ['run_same', undefined]) {
    const replies: Reply[] = [];
    const request = [user(`Book the invoice of the northern warehouse now. (${runId ?? ''})`)];
    for (let count = 0; count < 30; count += 1) replies.push(await call(3, request, runId));
    const stoppedAt = replies.findIndex(({ code }) => code === 'loop_detected');
    expect(stoppedAt).toBeGreaterThan(5);
    expect(stoppedAt).toBeLessThan(16);
    expect(replies.slice(stoppedAt).every(({ code }) => code === 'loop_detected')).toBe(true);
  }
});

test('a stream of a run that is stopped ends, and its client is told why', async () => {
  const answer = kernel.upstream.script[0];
  let isCut = false;
  const hangs: typeof answer = (request, response) => {
    request.socket.on('close', () => {
      isCut = true;
    });
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('data: {"choices":[{"index":0,"delta":{"role":"assistant","content":"Once"}}]}\n\n');
  };
  kernel.upstream.script = [hangs, ...(answer === undefined ? [] : [answer])];
  answerTo = () => 'I could not do that.';
  const headers = {
    authorization: `Bearer ${kernel.credentials.agents[3]?.apiKey ?? ''}`,
    'content-type': 'application/json',
    'x-agent-run': 'run_cut',
  };
  const body = JSON.stringify({ model, stream: true, messages: [user('Tell me a long story.')] });
  const stream = await fetch(`${kernel.kernel.url}/v1/chat/completions`, { method: 'POST', headers, body });
  const told = stream.text();
  let last: Reply | undefined;
  for (let count = 0; count < 20 && last?.status !== 429; count += 1) {
    last = await call(3, [user('Book it now.')], 'run_cut');
  }
  expect(last?.code).toBe('loop_detected');
  expect(await told).toContain('loop_detected');
  await expect.poll(() => isCut).toBe(true);
  const callId = stream.headers.get('x-agent-call') ?? '';
  expect(await kernel.recordedCall(callId)).toMatchObject({ outcome: 'cancelled', error_code: 'loop_detected' });
});

describe('what a person says about a loop', () => {
  test('counts at once: a run that was cleared goes on, and its words are not held against anybody again', async () => {
    const console = connect();
    const finding = (await console.loops.list.query()).find(({ runId }) => runId === 'run_same');
    expect(finding).toMatchObject({ detector: 'repeat', action: 'kill', cleared: null });
    const request = [user('Book the invoice of the northern warehouse now. (run_same)')];
    answerTo = () => 'I could not do that.';
    expect(await call(3, request, 'run_same')).toMatchObject({ code: 'loop_detected' });
    const cleared = await console.loops.clear.mutate({
      findingId: finding?.id ?? '',
      reason: 'It waits for the bank.',
    });
    expect(cleared.cleared).toMatchObject({ reason: 'It waits for the bank.' });
    for (let count = 0; count < 20; count += 1) {
      expect(await call(3, request, 'run_same')).toMatchObject({ status: 200 });
    }
    expect((await console.loops.list.query({ agentId: finding?.agents[0]?.id })).map(({ id }) => id)).toContain(
      finding?.id,
    );
    await expect(console.loops.clear.mutate({ findingId: finding?.id ?? '', reason: 'Again' })).rejects.toThrow(
      'already',
    );
  });

  test.each([
    ['warn', 200],
    ['off', 200],
    ['pause', 403],
  ] as const)('is a policy by agent: %s', async (action, status) => {
    const console = connect();
    const slug = kernel.credentials.agents[4]?.slug;
    const agent = (await console.agents.list.query()).find((each) => each.slug === slug);
    const agentId = agent?.id ?? '';
    const { version, policy } = await console.loops.policy.query({ agentId });
    const changed = { ...policy, repeat: { action, limit: 3 } };
    await console.loops.setAgentPolicy.mutate({ agentId, policy: changed, expectedVersion: version, reason: 'A test' });
    answerTo = () => 'No.';
    let reply: Reply | undefined;
    for (let count = 0; count < 12; count += 1) reply = await call(4, [user(`Say ${action}.`)], `run_${action}`);
    expect(reply?.status).toBe(status);
    expect(reply?.note?.includes('same request') === true).toBe(action === 'warn');
    const actions = async (): Promise<unknown[]> =>
      (await findings()).filter((row) => row['run_id'] === `run_${action}`).map((row) => row['action']);
    await expect.poll(actions).toEqual(action === 'off' ? [] : [action]);
    if (action !== 'pause') return;
    expect(reply?.code).toBe('agent_suspended');
    await expect.poll(async () => (await console.agents.get.query({ agentId })).state).toBe('suspended');
    const [event] = await console.agents.events.query({ agentId });
    expect(event).toMatchObject({ action: 'agent.state_changed', actor: { kind: 'system' } });
    expect(String(event?.detail['reason'])).toContain('Loop lpf_');
  });
});
