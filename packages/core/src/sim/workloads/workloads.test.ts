import { describe, expect, test } from 'vitest';
import { workMs } from '../lower-bounds.ts';
import { model8bOnH100 } from '../model-profile.ts';
import type { Program } from '../program.ts';
import {
  agenticWorkload,
  azureShapedTrace,
  fairnessSuites,
  parseAzureTrace,
  suiteWorkload,
  traceWorkload,
} from './index.ts';

const profile = model8bOnH100;

function medianOf(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function offeredLoad(programs: readonly Program[]): number {
  return programs.reduce((sum, program) => sum + workMs(profile, program), 0) / (programs.at(-1)?.arrivesAt ?? 0);
}

describe('workloads', () => {
  test('the agentic one has the medians of TraceLab, heavy tails and the load asked for', () => {
    for (const varianceByAgent of [0, 0.5]) {
      const programs = agenticWorkload({ seed: 3, profile, programs: 1500, load: 1.2, tenants: 200, varianceByAgent });
      const steps = programs.flatMap((program) => program.steps);
      expect(Math.abs(medianOf(steps.map((step) => step.inputTokens)) - 875)).toBeLessThan(100);
      expect(medianOf(programs.map((program) => program.steps.length))).toBeLessThanOrEqual(3);
      expect(Math.max(...programs.map((program) => program.steps.length))).toBeGreaterThan(60);
      expect(offeredLoad(programs)).toBeGreaterThan(1.05);
      expect(offeredLoad(programs)).toBeLessThan(1.35);
    }
  });

  test('traces with the shape of Azure have its medians, and are played at the load asked for', () => {
    for (const [service, input, output] of [
      ['code', 1100, 16],
      ['conversation', 757, 151],
    ] as const) {
      const trace = azureShapedTrace(service, 4000, 1);
      expect(Math.abs(medianOf(trace.map((request) => request.inputTokens)) / input - 1)).toBeLessThan(0.15);
      expect(Math.abs(medianOf(trace.map((request) => request.outputTokens)) / output - 1)).toBeLessThan(0.15);
      expect(offeredLoad(traceWorkload(trace, profile, 0.8, { seed: 1, tenants: 20 }))).toBeCloseTo(0.8, 6);
    }
  });

  test("lines of the data set are read, across an hour's end, and anything else is refused by name", () => {
    const header = 'TIMESTAMP,ContextTokens,GeneratedTokens\n';
    const lines = '2023-11-16 18:59:59.5000000,4808,10\r\n2023-11-16 19:00:01.0000000,110,27\n';
    expect(parseAzureTrace(header + lines)).toStrictEqual([
      { atMs: 0, inputTokens: 4808, outputTokens: 10 },
      { atMs: 1500, inputTokens: 110, outputTokens: 27 },
    ]);
    expect(() => parseAzureTrace(`${header}yesterday,1,2`)).toThrow('no line of an Azure trace: yesterday,1,2');
  });

  test('every fairness suite sends what its clients send, in order', () => {
    for (const suite of fairnessSuites) {
      const programs = suiteWorkload(suite, 1);
      const times = programs.map((program) => program.arrivesAt);
      expect(times).toStrictEqual(times.toSorted((left, right) => left - right));
      expect(Math.max(...times)).toBeLessThan(suite.durationMs);
      for (const [index, { perSecond, activity }] of suite.clients.entries()) {
        const sent = programs.filter((program) => program.ownerPath[0] === `client-${index}`).length;
        let expected = 0;
        for (let atMs = 500; atMs < suite.durationMs; atMs += 1000) expected += perSecond * activity(atMs);
        expect(Math.abs(sent - expected)).toBeLessThan(2 + 0.1 * expected);
      }
    }
  });
});
