import { describe, expect, test } from 'vitest';
import { chooseModel, type ListedModel } from './choose-model.ts';

const model = (name: string, more: Partial<ListedModel> = {}): ListedModel => ({
  name,
  kind: 'chat',
  state: 'active',
  simulated: true,
  price: undefined,
  ...more,
});

describe('the model of a replay', () => {
  test('is the simulated Llama when nobody asks for another, else the first chat model', () => {
    const others = [model('embed', { kind: 'embedding' }), model('off', { state: 'disabled' }), model('first')];
    expect(chooseModel([...others, model('sim-llama-3.1-8b')], undefined, false).name).toBe('sim-llama-3.1-8b');
    expect(chooseModel(others, undefined, false).name).toBe('first');
    expect(chooseModel([...others, model('wanted')], 'wanted', false).name).toBe('wanted');
  });

  test('is never a real one unless spending was allowed', () => {
    const real = [model('real', { simulated: false })];
    expect(() => chooseModel(real, undefined, false)).toThrow(/--spend/);
    expect(() => chooseModel(real, 'real', false)).toThrow(/--spend/);
    expect(chooseModel(real, 'real', true).name).toBe('real');
  });

  test('that is not there is refused with the names of those that are', () => {
    expect(() => chooseModel([model('a'), model('b')], 'c', false)).toThrow(/a, b/);
    expect(() => chooseModel([], undefined, false)).toThrow(/no active chat model/);
  });
});
