import { describe, expect, it } from 'vitest';
import type { AgentVersion } from '../agent-types.ts';
import { authorOf, summariseVersion } from './summarise-version.ts';

const version = (change: Partial<AgentVersion['configuration']> = {}): AgentVersion => ({
  number: 1,
  author: { kind: 'person', id: 'per_1', name: 'Ada' },
  reason: '',
  at: 0,
  configuration: {
    name: 'Resolver',
    purpose: 'Answers.',
    departmentId: 'dep_1',
    department: 'Sales',
    teamId: null,
    team: null,
    ownerPersonId: null,
    owner: null,
    riskClass: null,
    allowedModels: [],
    shareIdenticalCalls: false,
    reuseAnswers: false,
    capabilities: [],
    minInstances: 1,
    maxInstances: 1,
    tasksPerInstance: 1,
    ...change,
  },
});

describe('a version in a line', () => {
  it('says what changed, from what to what', () => {
    const after = version({ owner: 'Grace', ownerPersonId: 'per_2', allowedModels: ['a', 'b'], purpose: 'Long.' });
    expect(summariseVersion(after, version())).toBe('purpose; owner none → Grace; models every model → a, b');
  });

  it('says when answers of other calls were allowed', () => {
    expect(summariseVersion(version({ reuseAnswers: true }), version())).toBe('reuse of earlier answers off → on');
  });

  it('is the beginning when nothing was before', () => {
    expect(summariseVersion(version(), undefined)).toBe('registered');
  });

  it('names its author, whoever that was', () => {
    expect(authorOf(version())).toBe('Ada');
    expect(authorOf({ author: { kind: 'system', id: 'seed', name: null } })).toBe('first start');
    expect(authorOf({ author: { kind: 'person', id: 'per_9', name: null } })).toBe('somebody who left');
  });
});
