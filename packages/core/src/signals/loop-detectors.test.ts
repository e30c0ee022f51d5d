import { describe, expect, test } from 'vitest';
import { createSeededRandom } from '../sim/index.ts';
import { LoopDetectors } from './loop-detectors.ts';
import { printRequest, printTexts } from './prints/index.ts';
import {
  honestScenarios,
  Inventor,
  loopScenarios,
  pairScenarios,
  play,
  Script,
  system,
  user,
  usualRules,
  type Played,
} from './testing/index.ts';

const seeds = Array.from({ length: 25 }, (_, index) => 20_261_121 + index);
const runs = ['run_1', null];

/** Plays a scenario with every seed, in a run and without one. */
function playAll(name: string, scenario: (typeof honestScenarios)[string]): readonly Played[] {
  return seeds.flatMap((seed) =>
    runs.map((runId) => play(scenario(new Inventor(createSeededRandom(`${name}/${seed}`)), runId))),
  );
}

const isFound = ({ evidence }: Played): boolean => evidence !== undefined;
const honest = Object.entries(honestScenarios).map(([name, scenario]) => [name, playAll(name, scenario)] as const);
const loops = Object.entries(loopScenarios).map(([name, scenario]) => [name, playAll(name, scenario)] as const);

describe(`with seeds ${seeds[0]} to ${seeds.at(-1)}`, () => {
  test.each(honest)('honest work is not stopped: %s', (_name, played) => {
    expect(played.filter(isFound).map(({ evidence }) => evidence)).toEqual([]);
  });

  test.each(loops)('a loop is found: %s', (_name, played) => {
    expect(played.every(isFound)).toBe(true);
  });

  test('precision is 1 and recall is 1', () => {
    const falseAlarms = honest.flatMap(([, played]) => played).filter(isFound).length;
    const found = loops.flatMap(([, played]) => played).filter(isFound).length;
    const all = loops.flatMap(([, played]) => played).length;
    expect({ precision: found / (found + falseAlarms), recall: found / all }).toEqual({ precision: 1, recall: 1 });
  });

  test('a loop of two agents is stopped within five turns of each, nineteen in twenty of them when they reword', () => {
    const turns = loops
      .filter(([name]) => pairScenarios.includes(name))
      .map(([name, played]) => [name, played.map(({ callsBefore }) => Math.ceil(callsBefore / 2))] as const);
    for (const [name, counts] of turns) {
      const late = counts.filter((count) => count > 5).length;
      expect(late / counts.length, name).toBeLessThanOrEqual(name.startsWith('reworded') ? 0.05 : 0);
    }
  });
});

/** Two agents hand on what is said, the same each time. */
function pair(turns: number): Script {
  const script = new Script('run_pair');
  let said = 'Please find out who owns the warehouse.';
  for (let turn = 0; turn < turns; turn += 1) {
    const agent = turn % 2 === 0 ? 'planner' : 'worker';
    said = script.call(agent, [system(`You are the ${agent}.`), user(said)], `Could you ask again, says the ${agent}?`);
  }
  return script;
}

describe('a finding', () => {
  test('names who takes part, since when, how often and at what cost', () => {
    const { evidence } = play(pair(20).calls, usualRules, 1_000_000n);
    expect(evidence).toMatchObject({
      detector: 'cycle',
      agentIds: ['planner', 'worker'],
      runId: 'run_pair',
      limit: 3,
    });
    expect(evidence?.callIds).toHaveLength(evidence?.calls ?? 0);
    expect(evidence?.callIds[0]).toBe(evidence?.firstCallId);
    expect(evidence?.callIds.at(-1)).toBe(evidence?.lastCallId);
    expect(evidence?.costNanoUsd).toBe(1_000_000n * BigInt((evidence?.calls ?? 0) - 1));
  });

  test('comes sooner where a loop has cost a hundredth of a day’s budget', () => {
    const budgeted = { ...usualRules, dailyBudgetNanoUsd: 100_000_000n };
    const { callsBefore } = play(pair(20).calls, usualRules);
    expect(play(pair(20).calls, budgeted, 1_000_000n).callsBefore).toBeLessThan(callsBefore);
  });

  test('is not made of what somebody has said is no loop: of its run, or of its words', () => {
    const { evidence } = play(pair(20).calls);
    const none = { runIds: new Set<string>(), prints: new Set<number>() };
    const byRun = { ...usualRules, exempt: { ...none, runIds: new Set(['run_pair']) } };
    const byPrints = { ...usualRules, exempt: { ...none, prints: new Set(evidence?.prints) } };
    expect(play(pair(40).calls, byRun).evidence).toBeUndefined();
    expect(play(pair(40).calls, byPrints).evidence).toBeUndefined();
  });

  test('is not made where both detectors are off', () => {
    const { policy } = usualRules;
    const off = { repeat: { ...policy.repeat, action: 'off' }, cycle: { ...policy.cycle, action: 'off' } } as const;
    expect(play(pair(40).calls, { ...usualRules, policy: { ...policy, ...off } }).evidence).toBeUndefined();
  });

  test('comes again only as the same loop, until something new is said', () => {
    const detectors = new LoopDetectors();
    const { policy } = usualRules;
    const rules = { ...usualRules, policy: { ...policy, repeat: { ...policy.repeat, action: 'off' } } } as const;
    const seen: (boolean | undefined)[] = [];
    let nowMs = 0;
    for (let turn = 0; turn < 14; turn += 1) {
      const text =
        turn === 10 ? 'The owner is Miller and Sons, 14 Harbour Road.' : 'Who owns the warehouse? Ask again.';
      const prints = printRequest([system('Ask.'), user(text)]);
      if (prints === undefined) throw new Error('A request without prints.');
      nowMs += 100;
      const call = { id: `call_${turn}`, agentId: `agent_${turn % 2}`, runId: 'run_1', prints, retried: false };
      seen.push(detectors.arrived(call, rules, nowMs)?.isNew);
      const answer = printTexts(['Who owns the warehouse? Ask again.']);
      detectors.ended(call.id, { answer, costNanoUsd: 1n, executed: true }, nowMs + 50);
    }
    const first = seen.indexOf(true);
    expect(first).toBeGreaterThan(0);
    expect(seen.slice(first + 1, 10)).toEqual(Array.from({ length: 9 - first }, () => false));
    expect(seen.slice(10, 12)).toEqual([undefined, undefined]);
  });
});

test('canary: without looking at pace and novelty, polls and lists would be taken for loops', () => {
  const impatient = {
    ...usualRules,
    policy: { ...usualRules.policy, cycle: { action: 'kill', limit: 0.1, selfLimit: 0.1 } },
  } as const;
  const alarms = Object.entries(honestScenarios).filter(([name, scenario]) =>
    isFound(play(scenario(new Inventor(createSeededRandom(name)), 'run_1'), impatient)),
  );
  expect(alarms.length).toBeGreaterThan(3);
});
