import { describe, expect, it } from 'vitest';
import { judgeModels } from './judge-models.ts';

const provider = { id: 'prv_1', slug: 'one', name: 'One', simulated: false };
const models = [
  { name: 'a', state: 'active' as const, provider },
  { name: 'b', state: 'active' as const, provider },
  { name: 'off', state: 'disabled' as const, provider },
];
const verdicts = (state: 'active' | 'suspended', allowedModels: string[]) =>
  judgeModels({ state, allowedModels }, models).map(({ name, allowed, reason }) => `${name} ${allowed}: ${reason}`);

describe('what an agent may call', () => {
  it('is every model that is on, without a list', () => {
    expect(verdicts('active', [])).toEqual([
      'a true: no list: every model',
      'b true: no list: every model',
      'off false: the model is switched off',
    ]);
  });

  it('is its list, and says when the list names what is not there', () => {
    expect(verdicts('active', ['b', 'gone'])).toEqual([
      'b true: in its list',
      'a false: not in its list',
      'gone false: in its list, but not registered',
      'off false: not in its list',
    ]);
  });

  it('is nothing while the agent is suspended', () => {
    expect(verdicts('suspended', []).every((verdict) => verdict.endsWith('false: the agent is suspended'))).toBe(true);
  });
});
