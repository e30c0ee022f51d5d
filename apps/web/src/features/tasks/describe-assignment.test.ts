import { describe, expect, it } from 'vitest';
import { describeRejection, explainAssignment } from './describe-assignment.ts';
import type { TaskAssignment } from './task-types.ts';

const parts = { room: 1000, context: 250, cache: 0 };
const chosen = { agentId: 'agt_1', slug: 'log-triage' };
const assignment: TaskAssignment = {
  at: 5,
  by: 'matching',
  chosen,
  score: 588,
  parts,
  rejected: [],
  rejectedMore: 0,
};
const task = { capabilities: ['triage-logs'], assignment };

describe('the reasons of an assignment', () => {
  it('name who was chosen, with what the score is made of', () => {
    const { title, inputs } = explainAssignment(task);
    expect(title).toBe('Why log-triage');
    expect(inputs?.map(({ name, value }) => [name, value])).toEqual([
      ['Room', '1.00'],
      ['Context', '0.25'],
      ['Cache', '0.00'],
      ['Score', '0.59'],
    ]);
  });

  it('compare nobody when somebody named the agent', () => {
    expect(explainAssignment({ ...task, assignment: { ...assignment, by: 'person' } }).inputs).toBeUndefined();
  });

  it('say what to do when nobody is capable, and what they lack when somebody is', () => {
    const nobody = { ...assignment, chosen: null, score: null, parts: null };
    expect(explainAssignment({ ...task, assignment: nobody }).sentence).toContain('capable of triage-logs');
    const rejected = [{ agentId: 'agt_1', slug: 'log-triage', reason: { kind: 'no_live_instance' as const } }];
    expect(explainAssignment({ ...task, assignment: { ...nobody, rejected } }).sentence).toContain(
      'Nobody can take it',
    );
    expect(explainAssignment({ ...task, assignment: null }).title).toBe('Why nobody has it yet');
  });

  it('say of every rejected agent why', () => {
    expect(describeRejection({ kind: 'not_active', state: 'suspended' })).toBe('is suspended');
    expect(describeRejection({ kind: 'capability_missing', missing: ['a', 'b'] })).toBe('is not capable of a, b');
    expect(describeRejection({ kind: 'class_not_allowed', highest: 'standard' })).toContain('standard work at most');
    expect(describeRejection({ kind: 'no_room', held: 3, places: 3 })).toBe('is full: 3 of 3 places are taken');
    expect(describeRejection({ kind: 'outscored', score: 400, parts })).toBe(
      'scored 0.40: room 1.00, context 0.25, cache 0.00',
    );
    expect(describeRejection({ kind: 'more_recent', score: 400, parts })).toContain('more recently');
  });
});
