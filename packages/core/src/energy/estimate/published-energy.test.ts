import { describe, expect, test } from 'vitest';
import { allInRange } from './all-in-range.ts';
import { defaultEnergyFigure } from './default-energy-figure.ts';
import { ecologitsEnergy } from './ecologits-energy.ts';
import { faultOfRange } from './energy-figure.ts';
import { publishedByBatch, publishedEnergies } from './published-energy.ts';

const chat = (name: string) => defaultEnergyFigure({ name, kind: 'chat', simulated: false });

describe('the formula of EcoLogits 0.9.1', () => {
  test('gives its check values', () => {
    const small = ecologitsEnergy({
      activeBillions: 7.3,
      totalBillions: 7.3,
      outputTokens: 200,
      secondsMax: 5,
      pue: 1.26,
    });
    expect(small.gpus).toBe(1);
    expect(small.gpuWattHours).toBeCloseTo(0.008937, 6);
    expect(small.serverWattHours).toBeCloseTo(0.003255, 6);
    expect(small.wattHours).toBeCloseTo(0.015362, 6);
    const mixture = { activeBillions: 12.9, totalBillions: 46.7, outputTokens: 200, secondsMax: 10, pue: 1.26 };
    expect(ecologitsEnergy(mixture).gpus).toBe(2);
    expect(ecologitsEnergy(mixture).wattHours).toBeCloseTo(0.039941, 6);
    const large = ecologitsEnergy({ activeBillions: 70, totalBillions: 70, outputTokens: 400, pue: 1.2 });
    expect(large.gpus).toBe(4);
    expect(large.wattHours).toBeCloseTo(0.263, 4);
  });
});

describe('figures that are built in', () => {
  test('of a model of 70 billion parameters on H100 lie between 0.41 and 7.1 J a token', () => {
    const row = publishedEnergies.find(({ model, gpu }) => model === 'llama-3.1-70b' && gpu === 'H100');
    const { low, high } = allInRange(row?.bestMicrojoules ?? 0, row?.batchOf8Microjoules ?? 0);
    expect([low, high]).toEqual([406_570, 7_081_956]);
    expect(Math.sqrt(low * high) / 1e6).toBeCloseTo(1.7, 2);
  });

  test('contain what was measured at every batch between the two that they are made of', () => {
    for (const [name, batches] of Object.entries(publishedByBatch)) {
      const { low, high } = chat(name).output;
      for (const [, microjoules] of batches) {
        expect(microjoules).toBeGreaterThan(low);
        expect(microjoules).toBeLessThan(high);
      }
    }
  });

  test.each([
    ['meta/Llama-3.1-70B-Instruct', 'T1', 'ml-energy:llama-3.1-70b'],
    ['llama-3.3-70b-versatile', 'T1', 'ml-energy:llama-3.1-70b'],
    ['qwen3-30b-a3b', 'T1', 'ml-energy:qwen3-30b-a3b'],
    ['gpt-oss-120b', 'T1', 'ml-energy:gpt-oss-120b'],
    ['gemma-2-27b-it', 'T2', 'ecologits:27b'],
    ['mixtral-8x7b-instruct', 'T2', 'ecologits:12.9b'],
    ['gpt-4o-mini-2024-07-18', 'T3', 'class:compact'],
    ['claude-opus-4-5', 'T3', 'class:full'],
    ['gemini-2.5-pro', 'T3', 'class:full'],
    ['house-model', 'T3', 'class:unknown'],
  ])('%s: %s, %s', (name, tier, key) => {
    expect(chat(name)).toMatchObject({ tier, key, basis: 'estimated' });
  });

  test('are sound ranges, for every name', () => {
    const names = [
      '',
      '0b',
      '9999b',
      '8x0b',
      'a-7b-b',
      ...publishedEnergies.map(({ model }) => model),
      'gpt-5',
      '7b-a9b',
    ];
    for (const name of names) {
      for (const kind of ['chat', 'embedding'] as const) {
        const { input, output, source } = defaultEnergyFigure({ name, kind, simulated: true });
        expect([faultOfRange(input), faultOfRange(output)]).toEqual([undefined, undefined]);
        expect(source.length).toBeLessThanOrEqual(300);
      }
    }
  });

  test('of a simulated model say that no energy was used, and otherwise what it would take', () => {
    const name = 'sim-llama-3.1-8b';
    const simulated = defaultEnergyFigure({ name, kind: 'chat', simulated: true });
    expect(simulated).toMatchObject({ output: chat(name).output, key: 'simulated:ml-energy:llama-3.1-8b' });
    expect(simulated.source).toMatch(/^Simulated: no energy was used\./);
  });

  test('an embedding model takes nothing for output, as there is none', () => {
    const { output, input } = defaultEnergyFigure({
      name: 'text-embedding-3-small',
      kind: 'embedding',
      simulated: false,
    });
    expect(output).toEqual({ low: 0, high: 0 });
    expect(input.low).toBeGreaterThan(0);
  });
});

test.each([
  [{ low: 2, high: 1 }, /not above/],
  [{ low: 0, high: 1 }, /geometric/],
  [{ low: 1.5, high: 2 }, /whole number/],
  [{ low: 1, high: 100_000_001 }, /whole number/],
])('a range of %j is refused', (range, words) => {
  expect(faultOfRange(range)).toMatch(words);
});
