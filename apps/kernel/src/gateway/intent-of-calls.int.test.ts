import { openSuperuser } from '@agent-os/db/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { adminApi, answerJson, startTestKernel, type TestKernel, helloCompletion } from '../testing/index.ts';
import { idOf, postChat } from './testing/index.ts';

let testKernel: TestKernel;
let superuser: Awaited<ReturnType<typeof openSuperuser>>;

const connect = () => adminApi(testKernel);

/** The recorded class, risk and reason of a call that says this. */
async function ask(text: string, headers: Record<string, string> = {}): Promise<Record<string, unknown>> {
  const key = testKernel.credentials.agents[0]?.apiKey ?? '';
  const messages = [{ role: 'user', content: text }];
  const response = await postChat(testKernel, key, { model: 'gpt-4o-mini', messages }, { headers });
  await response.text();
  return testKernel.recordedCall(idOf(response));
}

const agentId = async () => {
  const { rows } = await superuser.query<{ id: string }>('select id from agent where slug = $1', [
    testKernel.credentials.agents[0]?.slug,
  ]);
  return rows[0]?.id ?? '';
};

beforeAll(async () => {
  testKernel = await startTestKernel(['gpt-4o-mini']);
  superuser = await openSuperuser(testKernel.database);
  await connect().agents.update.mutate({ agentId: await agentId(), riskClass: 'R2' });
});
afterAll(async () => {
  await superuser.end();
  await testKernel.close();
});
beforeEach(() => {
  testKernel.upstream.script = [answerJson(200, helloCompletion)];
});

const bulk = 'Translate the complete archive overnight for Mrs Archiveson';

test('a call counts as what its text reads from the moment that a training is in use, and no longer after', async () => {
  const api = connect();
  expect(await ask(bulk)).toMatchObject({ service_class: 'standard', risk_percent: 50 });
  await api.intent.addStarterExamples.mutate();
  const { id: versionId } = await api.intent.train.mutate({});
  expect(await ask(bulk)).toMatchObject({ service_class: 'standard' });
  await api.intent.activate.mutate({ versionId });
  const row = await ask(bulk);
  expect(row).toMatchObject({ service_class: 'batch' });
  expect(row['risk_percent']).toBeLessThan(50);
  expect(row['class_reason']).toMatch(/^batch, as its text reads \(\d+ %: .*archive ×/);
  expect(row['class_reason']).not.toContain('archiveson');
  await api.intent.deactivate.mutate();
  expect(await ask(bulk)).toMatchObject({ service_class: 'standard' });
});

test('a claim above what the agent may claim is lowered and noted, and call detail says so', async () => {
  const row = await ask('Hello', { 'x-agent-priority': 'critical' });
  expect(row).toMatchObject({ service_class: 'interactive', claimed_class: 'critical' });
  const detail = await connect().calls.get.query({ callId: String(row['id']) });
  expect(detail).toMatchObject({ serviceClass: 'interactive', riskPercent: 50 });
  expect(detail.steps.find(({ step }) => step === 'admit')?.explanation).toContain('lowered from critical');
});

test('a rule of the organisation decides before the request does', async () => {
  const api = connect();
  const where = [
    { field: 'agent' as const, operator: 'is' as const, values: [await agentId()] },
    { field: 'text' as const, operator: 'contains' as const, values: ['refund'] },
  ];
  const { revision } = await api.intent.rules.query();
  const rules = [{ name: 'Refunds', where, serviceClass: 'critical' as const, riskPercent: 90 }];
  await api.intent.setRules.mutate({ expectedRevision: revision, rules });
  const claim = { 'x-agent-priority': 'batch' };
  expect(await ask('Please check this refund', claim)).toMatchObject({
    service_class: 'critical',
    risk_percent: 90,
    class_reason: 'critical, by the rule “Refunds”; the request asked for batch; risk 0.90',
  });
  expect(await ask('Please check this letter', claim)).toMatchObject({ service_class: 'batch' });
});
