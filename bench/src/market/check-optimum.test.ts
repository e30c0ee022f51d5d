import { clearRound, efficiencyOfRound as efficiencyByDual } from '@agent-os/core/market';
import { expect, test } from 'vitest';
import { efficiencyOfRound } from './check-optimum.ts';
import { crowdedRound } from './crowded-round.ts';
import { linearSolver } from './linear-optimum.ts';

const seeds = 10;

test('the efficiency that the console shows is that by the optimum of HiGHS, with one scarce limit and with three', async () => {
  const solve = await linearSolver();
  for (const scarce of ['slots', 'slots_tokens_power'] as const) {
    for (let seed = 0; seed < seeds; seed += 1) {
      const round = crowdedRound(60, scarce, seed);
      const [pool] = efficiencyByDual(round, clearRound(round));
      expect((pool?.worth ?? 0) / (pool?.best ?? 0)).toBeCloseTo(efficiencyOfRound(solve, round), 6);
    }
  }
});
