import { standardPolicies } from '@agent-os/core/scheduling';
import { describe, expect, it } from 'vitest';
import type { PolicyValue } from '../scheduler-types.ts';
import { examplePolicy, noLimits } from './example-policy.ts';
import { policyWords } from './policy-words.ts';

const wordsOf = (name: keyof typeof standardPolicies) =>
  policyWords({ policy: structuredClone(standardPolicies[name]) as PolicyValue, limits: noLimits });

describe('a policy in words', () => {
  it('goes from the outermost rule inwards', () => {
    expect(policyWords(examplePolicy)).toEqual({
      name: 'semantic',
      classes: 'the more urgent first; of all starts at least interactive 20.0 %, standard 10.0 %, batch 5.0 %',
      owners: 'equal shares for departments, then agents; a token in counts 1, out 2',
      calls:
        'overdue longest, at one start in 32, then earliest deadline, when less than 5.00 s is left, then least work left in the run',
      interrupts: 'critical may interrupt batch, a call at most 3 times and 30.00 s apart',
      deadlines: 'a call that can no longer meet its own is refused',
      raise: 'by risk from 80.0 %, or by a near deadline',
      limits: '–',
    });
  });

  it('tells the ready-made policies apart', () => {
    const names = ['fifo', 'round_robin', 'strict_priority', 'fair_share', 'deadline', 'attained_service'] as const;
    const said = names.map((name) => ({ ...wordsOf(name), name: '' }));
    expect(new Set(said.map((words) => JSON.stringify(words))).size).toBe(names.length);
    expect(wordsOf('strict_priority').classes).toContain('may starve');
    expect(wordsOf('round_robin').owners).toBe('agents take turns');
  });

  it('names the limits that are known', () => {
    const limits = { kvTokens: 480_000, tokensPerMinute: null, requestsPerMinute: 60, slotsPerAgent: 1 };
    expect(policyWords({ ...examplePolicy, limits }).limits).toBe(
      '480,000 tok of memory, 60 calls a minute, 1 slot an agent',
    );
  });
});
