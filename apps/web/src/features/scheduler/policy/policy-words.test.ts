import { describe, expect, it } from 'vitest';
import type { PolicyValue } from '../scheduler-types.ts';
import { examplePolicy, noLimits, plainPolicy } from './example-policy.ts';
import { policyWords } from './policy-words.ts';

const wordsOf = (given: Partial<PolicyValue>) =>
  policyWords({ policy: { ...plainPolicy, ...given }, limits: noLimits });

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

  it('tells every kind of rule apart', () => {
    const said = [
      wordsOf({}),
      wordsOf({ groups: [{ kind: 'round_robin' }] }),
      wordsOf({ groups: [{ kind: 'strict_priority' }] }),
      wordsOf({ calls: [{ kind: 'deadline', withinMs: null }] }),
      wordsOf({ calls: [{ kind: 'attained_service', levelsMs: [2_000] }] }),
      wordsOf({ calls: [{ kind: 'resource_aware', whenFreeBelow: 0.3 }] }),
      wordsOf({ deadlines: 'edf_test' }),
    ];
    expect(new Set(said.map((words) => JSON.stringify(words))).size).toBe(said.length);
    expect(said[2]?.classes).toContain('may starve');
    expect(said[1]?.owners).toBe('agents take turns');
  });

  it('names the limits that are known', () => {
    const limits = { kvTokens: 480_000, tokensPerMinute: null, requestsPerMinute: 60, slotsPerAgent: 1 };
    expect(policyWords({ ...examplePolicy, limits }).limits).toBe(
      '480,000 tok of memory, 60 calls a minute, 1 slot an agent',
    );
  });
});
