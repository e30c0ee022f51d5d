import { expect, test } from 'vitest';
import { callableNames } from './index.ts';

type Models = Parameters<typeof callableNames>[0];
type Routes = Parameters<typeof callableNames>[1];

// The fields that matter here.
const model = (id: string, changes: object = {}) => ({
  id,
  name: id,
  kind: 'chat',
  state: 'active',
  provider: { simulated: true },
  ...changes,
});
const models = [
  model('small'),
  model('large', { provider: { simulated: false } }),
  model('off', { state: 'disabled' }),
  model('embed', { kind: 'embedding' }),
] as unknown as Models;
const route = (name: string, candidates: readonly string[], state = 'active') => ({
  name,
  definition: { state, candidates },
});
const routes = [
  route('analysis', ['small', 'large']),
  route('summary', ['small', 'off']),
  route('any', []),
  route('nobody', ['off']),
  route('switched-off', [], 'disabled'),
] as unknown as Routes;

test('what an agent may ask for is its chat models and the routes that have one to choose', () => {
  const names = callableNames(models, routes, []).map(({ name, kind, simulated }) => [name, kind, simulated]);
  expect(names).toEqual([
    ['small', 'model', true],
    ['large', 'model', false],
    ['analysis', 'route', false],
    ['summary', 'route', true],
    ['any', 'route', false],
  ]);
});

test('an agent with a list may ask for what is on it; a route stands there by its own name', () => {
  expect(callableNames(models, routes, ['analysis', 'embed']).map(({ name }) => name)).toEqual(['analysis']);
});
