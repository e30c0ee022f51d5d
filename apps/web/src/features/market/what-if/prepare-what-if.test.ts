import { expect, test } from 'vitest';
import type { MarketWhatIf } from '../market-types.ts';
import { prepareWhatIf, signed } from './prepare-what-if.ts';

const tally = {
  meanPrice: 1_000_000,
  grantedSlotRounds: 12,
  unservedSlotRounds: 3,
  worth: 20_000_000,
  paid: 12_000_000,
  energyMillijoules: 7_200_000,
  roundsWithout: 1,
  longestZeroRun: 2,
};
const agent = (id: string, before: number, after: number, paid = 0) => ({
  agent: { id, slug: id, name: id },
  department: { id: 'dep_1', name: 'Sales' },
  recorded: { slotRounds: before, paid: 0, roundsWithout: 0 },
  candidate: { slotRounds: after, paid, roundsWithout: after === 0 ? 3 : 0 },
});
const answer: MarketWhatIf = {
  simulated: true,
  rounds: 3,
  from: 1_000,
  to: 3_000,
  spanRounds: 3,
  leftOut: 0,
  differing: 0,
  all: { recorded: tally, candidate: { ...tally, meanPrice: 1_500_000, paid: 9_000_000 } },
  pools: [],
  departments: [
    {
      department: { id: 'dep_1', name: 'Sales' },
      recorded: tally,
      candidate: { ...tally, worth: 15_000_000, paid: 0, energyMillijoules: 0, roundsWithout: 3 },
    },
  ],
  agents: [agent('a', 6, 0), agent('b', 3, 5), agent('c', 3, 3, 1_000_000), agent('d', 3, 3)],
  agentCount: 60,
  prices: [{ round: 7, at: 1_000, recorded: 1_000_000, candidate: 1_500_000 }],
};

test('says figure by figure and agent by agent what would change, and leaves out whom it does not touch', () => {
  const { figures, departments, agents, summary, lines } = prepareWhatIf(answer);
  expect(figures[0]).toEqual({ name: 'Mean price, credits', was: '1.00', would: '1.50', change: '+0.50' });
  expect(figures[4]).toMatchObject({ was: '12.00', would: '9.00', change: '−3.00' });
  expect(figures[5]).toMatchObject({ name: 'Energy of it', was: '2.00 Wh', change: '0 J' });
  expect(departments).toEqual([
    {
      id: 'dep_1',
      name: 'Sales',
      worth: '20.00 → 15.00',
      worthChange: '−5.00',
      paid: '12.00 → 0.00',
      paidChange: '−12.00',
      energy: '2.00 Wh → 0 J',
      without: '1 → 3',
    },
  ]);
  expect(agents.map(({ id, verdict, slotsChange }) => [id, verdict, slotsChange])).toEqual([
    ['a', 'loses', '−6'],
    ['b', 'gains', '+2'],
    ['c', 'alike', '0'],
  ]);
  expect(summary).toBe('1 gain, 1 lose, 58 hold as many slots as before.');
  expect(lines.map(({ kind }) => kind)).toEqual(['actual', 'simulated']);
  expect(signed(0, String)).toBe('0');
});
