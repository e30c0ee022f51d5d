import { describe, expect, test } from 'vitest';
import { aloneMs, fluidMeanCompletionMs, makespanBoundMs, workMs } from './lower-bounds.ts';
import type { ModelProfile } from './model-profile.ts';
import type { Program } from './program.ts';

/** A server with one slot: 1 ms an input token, 10 ms an output token. */
const server: ModelProfile = {
  name: 'one slot',
  source: 'made up',
  slots: 1,
  kvTokens: 1000,
  prefillBaseMs: 0,
  prefillMsPerToken: 1,
  decodeBaseMs: 10,
  decodeMsPerSequence: 0,
};

function program(arrivesAt: number, ...outputs: number[]): Program {
  const steps = outputs.map((outputTokens) => ({ inputTokens: 100, outputTokens, toolMs: 50 }));
  return { id: `program-${arrivesAt}`, ownerPath: ['owner'], serviceClass: 'standard', riskScore: 0, arrivesAt, steps };
}

describe('lower bounds, worked by hand', () => {
  test('alone: the first token comes with the prefill, and the last step has no tools after it', () => {
    expect(aloneMs(server, program(0, 11))).toBe(200);
    expect(aloneMs(server, program(0, 11, 11))).toBe(450);
    expect(workMs(server, program(0, 11, 11))).toBe(400);
  });

  test('the fluid bound interrupts long work for short work', () => {
    // 400 ms of work at 0, 200 ms at 100: the second goes first (200 < 300 left), then the first ends at 600.
    expect(fluidMeanCompletionMs(server, [program(0, 11, 11), program(100, 11)])).toBe((600 + 200) / 2);
    // At 300 only 100 ms are left of the first, so the second waits for them.
    expect(fluidMeanCompletionMs(server, [program(0, 11, 11), program(300, 11)])).toBe((400 + 300) / 2);
  });

  test('the makespan is at least all work, and at least the last arrival alone', () => {
    expect(makespanBoundMs(server, [program(0, 11, 11), program(100, 11)])).toBe(600);
    expect(makespanBoundMs(server, [program(0, 11), program(5000, 11)])).toBe(5200);
  });
});
