import { describe, expect, test } from 'vitest';
import { createSeededRandom } from '../sim/index.ts';
import { changingLoops, honestDialogues, Inventor, play, usualRules } from './testing/index.ts';

// Simulated: loops whose wording keeps changing, beside long honest runs of several agents.

const seeds = Array.from({ length: 12 }, (_, index) => 20_261_122 + index);
const runs = ['run_1', null];
/** What the reports below call late. */
const turnsMax = 5;
/** Nobody has a name for these calls, and a tool's result in between quotes no answer: their first half cannot be tied together. */
const needsRun = 'toolBetween';

interface Report {
  readonly played: number;
  readonly found: number;
  /** Turns of each agent before the stop, in their order. */
  readonly turns: readonly number[];
}

function report(name: string, scenario: (typeof changingLoops)[string], rules = usualRules): Report {
  const turns: number[] = [];
  let played = 0;
  for (const seed of seeds) {
    for (const runId of name === needsRun ? ['run_1'] : runs) {
      const calls = scenario(new Inventor(createSeededRandom(`${name}/${seed}`)), runId);
      const agents = new Set(calls.map(({ agentId }) => agentId)).size;
      const { evidence, callsBefore } = play(calls, rules);
      played += 1;
      if (evidence !== undefined) turns.push(Math.ceil(callsBefore / agents));
    }
  }
  return { played, found: turns.length, turns: turns.toSorted((one, other) => one - other) };
}

const quantile = ({ turns }: Report, share: number): number =>
  turns[Math.floor(share * (turns.length - 1))] ?? Infinity;
const reportsOf = (scenarios: typeof changingLoops, rules = usualRules) =>
  Object.entries(scenarios).map(([name, scenario]) => [name, report(name, scenario, rules)] as const);

const loops = reportsOf(changingLoops);
/** Loops that bring new words for longer: other languages, errands between, and wordings the detectors were never set by. */
const slow: ReadonlySet<string> = new Set(['translatedPair', 'toolBetween', 'heldOutPair']);

describe(`with seeds ${seeds[0]} to ${seeds.at(-1)}`, () => {
  test.each(reportsOf(honestDialogues))('a long honest run is not stopped: %s', (_name, { found }) => {
    expect(found).toBe(0);
  });

  test.each(reportsOf(honestDialogues, { ...usualRules, dailyBudgetNanoUsd: 100n }))(
    'nor where every call costs more than a hundredth of a day: %s',
    (_name, { found }) => {
      expect(found).toBe(0);
    },
  );

  test.each(loops)('a loop is found however it is worded: %s', (_name, { found, played }) => {
    expect(found).toBe(played);
  });

  test.each(loops.filter(([name]) => !slow.has(name)))(
    'within five turns of each agent, three in four, and seven in any: %s',
    (_name, each) => {
      expect(quantile(each, 0.5)).toBeLessThanOrEqual(4);
      expect(quantile(each, 0.75)).toBeLessThanOrEqual(turnsMax);
      expect(quantile(each, 1)).toBeLessThanOrEqual(turnsMax + 2);
    },
  );

  test.each(loops.filter(([name]) => slow.has(name)))(
    'within five turns in the median, and ten in any: %s',
    (_name, each) => {
      expect(quantile(each, 0.5)).toBeLessThanOrEqual(turnsMax + 1);
      expect(quantile(each, 1)).toBeLessThanOrEqual(2 * turnsMax);
    },
  );

  test('a hundredth of a day of any of its agents stops a suspect sooner', () => {
    const dear = { ...usualRules, dailyBudgetNanoUsd: 100_000_000n };
    const sum = (reports: typeof loops) => reports.flatMap(([, { turns }]) => turns).reduce((a, b) => a + b, 0);
    expect(sum(reportsOf(changingLoops, dear))).toBeLessThan(sum(loops));
  });
});
