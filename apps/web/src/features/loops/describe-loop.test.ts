import { expect, test } from 'vitest';
import { describeEvidence, describeFinding, describeOutcome, describePolicy } from './describe-loop.ts';

const agents = [
  { id: 'agt_1', slug: 'planner', name: 'Planner' },
  { id: 'agt_2', slug: 'worker', name: 'Worker' },
];

test('a finding says who did what, where and how often', () => {
  expect(describeFinding({ detector: 'cycle', agents, runId: 'run_1', calls: 3 })).toBe(
    'planner and worker repeated what was said before in run run_1, 3 calls.',
  );
  expect(describeFinding({ detector: 'repeat', agents: agents.slice(0, 1), runId: null, calls: 12 })).toBe(
    'planner sent the same request again and again, 12 calls.',
  );
});

test('a finding that was cleared is settled, whatever was done', () => {
  expect(describeOutcome({ action: 'kill', cleared: null }).word).toBe('stopped');
  const by = { kind: 'person', id: 'per_1', name: 'Ada' } as const;
  expect(describeOutcome({ action: 'kill', cleared: { at: 1, by, reason: 'Polls' } })).toEqual({
    word: 'cleared',
    shape: 'settled',
  });
});

test('evidence is told in its own unit', () => {
  const evidence = { prints: [], callIds: [], exact: true, measured: 3.5, limit: 3 };
  expect(describeEvidence({ detector: 'cycle', evidence })).toBe(
    '3.5 repeats by weight, against a limit of 3, word by word',
  );
  const spent = { ...evidence, measured: 2_500_000_000, limit: 800_000_000 };
  expect(describeEvidence({ detector: 'velocity', evidence: spent })).toBe(
    '2.5 USD in a minute, against a limit of 0.8',
  );
});

test('a policy is three facts', () => {
  const facts = describePolicy({
    repeat: { action: 'kill', limit: 6 },
    cycle: { action: 'warn', limit: 3, selfLimit: 8 },
    velocity: { action: 'off', factor: 8, floorNanoUsd: 500_000_000 },
  });
  expect(facts.map(([name]) => name)).toEqual(['Same request', 'Cycle', 'Cost a minute']);
  expect(facts[0]?.[1]).toBe('stop the run after 6 repeats');
});
