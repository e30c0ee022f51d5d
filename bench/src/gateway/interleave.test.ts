import { describe, expect, it } from 'vitest';
import { planMeasurements, rotatedOrder } from './interleave.ts';

const systems = ['A', 'B', 'C'];

describe('rotatedOrder', () => {
  it('moves each system through every place', () => {
    expect([0, 1, 2, 3].map((turn) => rotatedOrder(systems, turn).join(''))).toStrictEqual([
      'ABC',
      'BCA',
      'CAB',
      'ABC',
    ]);
  });

  it('takes fewer systems', () => {
    expect(rotatedOrder(['A'], 5)).toStrictEqual(['A']);
    expect(rotatedOrder([], 5)).toStrictEqual([]);
  });
});

describe('planMeasurements', () => {
  const cells = [
    { mode: 'nonstream', concurrency: 1 },
    { mode: 'nonstream', concurrency: 16 },
    { mode: 'stream', concurrency: 1 },
  ] as const;
  const plan = planMeasurements(systems, cells, 3);

  it('measures every system once in every cell of every round', () => {
    const keys = plan.map(({ round, cell, system }) => `${round} ${cell.mode} ${cell.concurrency} ${system}`);
    expect(keys).toHaveLength(27);
    expect(new Set(keys).size).toBe(27);
  });

  it('measures the systems of a cell side by side, each first equally often', () => {
    const firsts = plan.filter((_, index) => index % 3 === 0);
    for (const cell of cells) {
      const leaders = firsts.filter((measurement) => measurement.cell === cell).map(({ system }) => system);
      expect(leaders.toSorted((left, right) => left.localeCompare(right))).toStrictEqual(systems);
    }
  });
});
