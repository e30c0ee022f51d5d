import { expect, test } from 'vitest';
import type { DirectoryModel } from '../../directory/index.ts';
import { ModelRouter, type ServedCall } from './model-router.ts';

// The parts of a model that a router does not read are left out.
const model = (id: string, providerId: string) =>
  ({
    id,
    name: id,
    kind: 'chat',
    state: 'active',
    contextWindow: null,
    abilities: [],
    region: null,
    dataClass: 'internal',
    prices: [],
    energy: [],
    answerLabel: 'model',
    qualities: new Map(),
    pool: { id },
    provider: { id: providerId, state: 'active', protocol: 'openai', simulated: false },
  }) as unknown as DirectoryModel;

const route = {
  workClass: 'analysis',
  strategy: 'ordered',
  requirements: { minQuality: null, maxFirstByteP95Ms: null, regions: [], dataClass: 'public', abilities: [] },
  candidates: [],
} as const;
const call = { protocol: 'openai.chat', estimatedInputTokens: 10, expectedOutputTokens: 10 } as const;

test('a provider that fails is left out, tried again by one call when its time is over, and taken back', () => {
  let nowMs = 0;
  const router = new ModelRouter(
    () => undefined,
    () => nowMs,
  );
  const [first, second] = [model('first', 'prv_1'), model('second', 'prv_2')];
  const asked = () => router.plan(route, [first, second], call, 0).planned.map(({ model: { id } }) => id);
  const ends = (kind: ServedCall['kind'], isProbe: boolean) =>
    router.learn(first, { kind, startedAtMs: nowMs, isProbe, firstByteMs: null, tokensPerSecond: null });

  expect(router.begin('prv_1')).toBe(false);
  for (let failure = 0; failure < 5; failure += 1) ends('failed', false);
  expect(asked()).toEqual(['second']);

  nowMs = 5_000;
  expect(asked()).toEqual(['first', 'second']);
  expect(router.begin('prv_1')).toBe(true);
  expect(asked()).toEqual(['second']);
  ends('failed', true);
  nowMs = 14_999;
  expect(asked()).toEqual(['second']);

  nowMs = 15_000;
  expect(router.begin('prv_1')).toBe(true);
  ends('succeeded', true);
  expect(asked()).toEqual(['first', 'second']);
  expect(router.begin('prv_1')).toBe(false);
});
