import { expect, test } from 'vitest';
import { Tally } from './tally.ts';

const usage = { inputTokens: 100, cachedInputTokens: 0, cacheWriteTokens: 0, outputTokens: 10, reasoningTokens: 0 };
const price = {
  id: 'prc_1',
  effectiveFromMs: 0,
  inputNanoUsdPerMillion: 1_000_000n,
  cachedInputNanoUsdPerMillion: null,
  cacheWriteNanoUsdPerMillion: null,
  outputNanoUsdPerMillion: 2_000_000n,
};
const answered = (callId: string, costNanoUsd: bigint | undefined) =>
  ({ kind: 'answered', callId, usage, costNanoUsd }) as const;

test('adds up answers, refusals by code, and the calls that the database must have', () => {
  const tally = new Tally(undefined);
  tally.addAnswer(answered('call_1', 5n), 10);
  tally.addAnswer(answered('call_2', 7n), 30);
  tally.addAnswer({ kind: 'refused', callId: 'call_3', httpStatus: 503, code: 'queue_full', message: 'full' }, 1);
  tally.addAnswer(
    { kind: 'refused', callId: undefined, httpStatus: 401, code: 'invalid_api_key', message: 'unknown' },
    1,
  );
  tally.addAnswer({ kind: 'lost', code: 'connection_lost' }, 1);
  expect(tally.totals).toStrictEqual({ calls: 3, inputTokens: 200, outputTokens: 20, costNanoUsd: 12n });
  expect(tally.errors).toStrictEqual({ queue_full: 1, invalid_api_key: 1, connection_lost: 1 });
  expect(tally.errorMessages).toStrictEqual({ queue_full: 'full', invalid_api_key: 'unknown' });
  expect({ answered: tally.answered, failed: tally.failed }).toStrictEqual({ answered: 2, failed: 3 });
  expect(tally.latencyMs).toMatchObject({ p50: 10, p99: 30 });
});

test('prices a streamed answer by the listed price, and leaves the cost open when there is none', () => {
  const priced = new Tally(price);
  priced.addAnswer(answered('call_1', undefined), 1);
  expect(priced.totals.costNanoUsd).toBe(120n);
  const unpriced = new Tally(undefined);
  unpriced.addAnswer(answered('call_1', undefined), 1);
  expect(unpriced.totals.costNanoUsd).toBeUndefined();
});
