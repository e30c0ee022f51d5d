import { describe, expect, test } from 'vitest';
import { bodyForUpstream } from './prepare.ts';
import type { RequestFacts } from './call.ts';
import type { DirectoryModel } from '../directory/index.ts';
import { poolOf } from '../directory/pool-of.ts';

const facts: RequestFacts = {
  modelName: 'fast',
  streamed: true,
  maxOutputTokens: undefined,
  addUsageToStream: false,
  continuable: false,
  inlineFileBytes: 0,
  inlineFiles: 0,
  intentText: '',
  answers: 1,
  toolUses: undefined,
  repeatable: false,
  userPrint: null,
  prints: undefined,
};
const pool = poolOf({ id: 'pol_1', slug: 'p', slots: 1, queueLimit: 1, maxWaitMs: 1, policy: null }, 'org_1');
const model = (upstreamName: string): DirectoryModel => ({
  id: 'mdl_1',
  name: 'fast',
  upstreamName,
  kind: 'chat',
  state: 'active',
  contextWindow: null,
  maxOutputTokens: null,
  abilities: [],
  region: null,
  dataClass: 'internal',
  answerLabel: 'model',
  qualities: new Map(),
  createdAtMs: 0,
  pool,
  prices: [],
  energy: [],
  provider: {
    id: 'prv_1',
    slug: 'p',
    name: 'P',
    protocol: 'openai',
    baseUrl: 'http://127.0.0.1:1/v1',
    apiKey: null,
    simulated: false,
    timeoutMs: 1,
    maxRetries: 0,
    continuesText: false,
    state: 'active',
  },
});
const body = Buffer.from(' { "model":"fast", "seed": 12345678901234567890, "x_new": {"a":[1e2]}, "messages":[] }');

describe('the body for the provider', () => {
  test('is the client’s own bytes when nothing has to change', () => {
    expect(bodyForUpstream(body, facts, model('fast'), 'openai.chat')).toBe(body);
  });

  test('asks for usage without touching a byte of the rest', () => {
    const changed = bodyForUpstream(
      body,
      { ...facts, addUsageToStream: true },
      model('fast'),
      'openai.chat',
    ).toString();
    expect(changed).toContain(body.toString().slice(2));
    expect(JSON.parse(changed)).toMatchObject({ stream_options: { include_usage: true }, x_new: { a: [100] } });
  });

  test('names one limit where the request names none that counts', () => {
    const limited = { ...facts, outputLimit: 50 };
    const endless = Buffer.from('{"model":"fast","max_completion_tokens":1,"max_tokens":-1,"messages":[]}');
    const changed = JSON.parse(bodyForUpstream(endless, limited, model('fast'), 'openai.chat').toString()) as object;
    expect(changed).toEqual({ model: 'fast', max_completion_tokens: 50, messages: [] });
  });

  test('carries the provider’s name for the model and keeps every unknown field', () => {
    const changed = JSON.parse(
      bodyForUpstream(body, facts, model('vendor/fast-1'), 'openai.chat').toString(),
    ) as object;
    expect(changed).toMatchObject({ model: 'vendor/fast-1', x_new: { a: [100] }, messages: [] });
  });
});
