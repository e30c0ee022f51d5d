import { describe, expect, it } from 'vitest';
import { exampleAgent } from '../example-agent.ts';
import { sumBlastRadius } from './sum-blast-radius.ts';

describe('the blast radius of many agents', () => {
  it('adds up what is in flight, by department', () => {
    const construction = { id: 'dep_2', slug: 'construction', name: 'Construction' };
    const radius = sumBlastRadius([
      exampleAgent('one', { runningNow: 2, callsToday: 10 }),
      exampleAgent('two', { runningNow: 1, callsToday: 5 }),
      exampleAgent('three', { department: construction }),
    ]);
    expect(radius).toEqual({
      agents: 3,
      callsInFlight: 3,
      callsToday: 15,
      departments: [
        { id: 'dep_1', name: 'Sales', agents: 2 },
        { id: 'dep_2', name: 'Construction', agents: 1 },
      ],
    });
  });
});
