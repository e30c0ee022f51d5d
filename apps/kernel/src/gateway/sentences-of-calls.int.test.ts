import { TRPCClientError } from '@trpc/client';
import { exampleSet } from '@agent-os/core/intent';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { adminApi, answerJson, startTestKernel, type TestKernel, helloCompletion } from '../testing/index.ts';
import { idOf, postChat } from './testing/index.ts';

const nightWork = 'Render all of our old manuals into Spanish and Polish, any time before Monday will do';

let testKernel: TestKernel;

const connect = () => adminApi(testKernel);

/** The recorded class and reason of a call that says this. */
async function ask(text: string, headers: Record<string, string> = {}): Promise<Record<string, unknown>> {
  const key = testKernel.credentials.agents[0]?.apiKey ?? '';
  const messages = [{ role: 'user', content: text }];
  const response = await postChat(testKernel, key, { model: 'gpt-4o-mini', messages }, { headers });
  await response.text();
  return testKernel.recordedCall(idOf(response));
}

const sentenceReadings = async () => {
  const metrics = await (await fetch(`${testKernel.kernel.url}/metrics`)).text();
  return metrics.split('\n').filter((line) => /^agent_os_sentence_readings_total\{.*\} [1-9]/.test(line));
};

/** A busy machine may need more than one request for it: what was read is kept. */
async function trainSentences(): Promise<string> {
  try {
    return (await connect().intent.train.mutate({ reads: 'sentences' })).id;
  } catch (error) {
    if (error instanceof TRPCClientError && error.message.includes('try again to go on from there')) {
      return trainSentences();
    }
    throw error;
  }
}

beforeAll(async () => {
  testKernel = await startTestKernel(['gpt-4o-mini']);
});
afterAll(() => testKernel.close());
beforeEach(() => {
  testKernel.upstream.script = [answerJson(200, helloCompletion)];
});

test('a version that reads sentences decides the class of a call, and its reason names examples', async () => {
  const api = connect();
  await api.intent.addStarterExamples.mutate();
  await api.intent.activate.mutate({ versionId: await trainSentences() });
  // Read once, so that however busy the machine is, the call finds it known.
  const tried = await api.intent.try.query({ text: nightWork });
  expect(tried.reading).toMatchObject({ serviceClass: 'batch', because: { kind: 'examples' } });
  const row = await ask(nightWork);
  expect(row).toMatchObject({ service_class: 'batch' });
  const reason = String(row['class_reason']);
  expect(reason).toMatch(/^batch, as its text reads \(\d+ %: like “.+” \d+ %, “.+” \d+ %\); /);
  const named = /like “(.+?)” /.exec(reason)?.[1];
  expect(exampleSet.map(({ text }) => text)).toContain(named);
  expect(reason).not.toContain('Polish');
  expect(await sentenceReadings()).toEqual(['agent_os_sentence_readings_total{outcome="known"} 1']);
}, 180_000);

test('a call whose request has the word does not wait for its text', async () => {
  const row = await ask('A text that nobody has read yet', { 'x-agent-priority': 'batch' });
  expect(row['class_reason']).toMatch(/^batch, as the request asked/);
  expect(await sentenceReadings()).toEqual(['agent_os_sentence_readings_total{outcome="known"} 1']);
});

test('a text that is new is read, or the call goes on without it and says so', async () => {
  const row = await ask('Everything is on fire, stop all payments this minute');
  expect(row['class_reason']).toMatch(/as its text reads \(\d+ %: like “|its text was not read in time/);
});
