import { describe, expect, test } from 'vitest';
import { decidePermission } from './index.ts';

const agent = { slug: 'tier1-resolver', state: 'active', allowedModels: [] } as const;

describe('permit', () => {
  test('an active agent with an empty list may call every model', () => {
    expect(decidePermission({ agent, modelName: 'gpt-4o' }).ok).toBe(true);
  });

  test.each(['suspended', 'retired'] as const)('a %s agent may call none, even one on its list', (state) => {
    const result = decidePermission({ agent: { ...agent, state, allowedModels: ['gpt-4o'] }, modelName: 'gpt-4o' });
    expect(result).toMatchObject({ ok: false, refusal: { code: 'agent_suspended' } });
  });

  test('a model off the list is refused, and the sentence names the list', () => {
    const result = decidePermission({ agent: { ...agent, allowedModels: ['a', 'b'] }, modelName: 'c' });
    expect(result).toMatchObject({ ok: false, refusal: { code: 'policy_denied' } });
    expect(!result.ok && result.refusal.message).toContain('a, b');
  });
});
