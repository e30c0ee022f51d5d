import { roleGrants } from '@agent-os/core/choices';
import { expect, test } from 'vitest';
import { describeRole, roleRules } from './role-rules.ts';

test('the matrix says of every role exactly what the kernel lets it do', () => {
  for (const { role, permissions } of roleGrants) {
    const granted = roleRules.filter(({ roles }) => roles.has(role)).map(({ permission }) => permission);
    expect(new Set(granted), role).toEqual(permissions);
  }
});

test('a role is told from the others by what it may change', () => {
  expect(describeRole('operator')).toContain('changes agents, keys');
  expect(describeRole('viewer')).toBe('reads operations and costs');
  expect(describeRole('auditor')).toMatch(/^also reads .*audit/);
});
