import { exactEstimator, type ModelProfile, model8bOnH100, type Program, simulatePool } from '@agent-os/core/sim';
import { describe, expect, test } from 'vitest';
import { createBatchBarrierScheduler } from './batch-barrier.ts';

/** 10 ms a token, whoever else runs; reading costs nothing. */
const server: ModelProfile = {
  ...model8bOnH100,
  slots: 2,
  prefillBaseMs: 0,
  prefillMsPerToken: 0,
  decodeBaseMs: 10,
  decodeMsPerSequence: 0,
};

/** When each call ended, by arrival; a call of n + 1 tokens takes n × 10 ms. */
function endsOf(calls: readonly (readonly [arrivesAt: number, tokens: number])[]): number[] {
  const programs = calls.map(([arrivesAt, outputTokens], index): Program => {
    const owner = { ownerPath: ['owner'], serviceClass: 'standard', riskScore: 0 } as const;
    return { id: `${index}`, ...owner, arrivesAt, steps: [{ inputTokens: 1, outputTokens, toolMs: 0 }] };
  });
  const scheduler = createBatchBarrierScheduler(server.slots);
  const result = simulatePool({ profile: server, programs, scheduler, estimator: exactEstimator });
  return result.programs
    .toSorted((left, right) => Number(left.program.id) - Number(right.program.id))
    .map(({ finishedAt }) => finishedAt);
}

describe('the model of the scheduler of AIOS', () => {
  test('a lone call of 10 ms takes a second more, as was measured on its code (1.11 s)', () => {
    expect(endsOf([[0, 2]])).toStrictEqual([1010]);
  });

  test('short calls wait for the longest of the batch before them, and then a second more', () => {
    expect(
      endsOf([
        [0, 501],
        [1001, 2],
      ]),
    ).toStrictEqual([6000, 7010]);
  });

  test('a batch larger than the slots goes through them in order, and nothing joins it', () => {
    expect(
      endsOf([
        [0, 101],
        [1, 101],
        [2, 11],
        [1500, 2],
      ]),
    ).toStrictEqual([2000, 2000, 2100, 3110]);
  });

  test('with nothing to do it looks once a second', () => {
    expect(endsOf([[2500, 2]])).toStrictEqual([3010]);
  });
});
