import { expect, test } from 'vitest';
import { chooseModels } from './choose-models.ts';

const listed = [
  { id: 'real-70b', simulated: false },
  { id: 'sim-embed', simulated: true },
  { id: 'sim-8b', simulated: true },
  { id: 'sim-70b', simulated: true },
];

test('the most wanted simulated model is chosen, else any simulated one', () => {
  expect(chooseModels(listed, ['70b', '8b'])).toStrictEqual({ chat: 'sim-70b', embedding: 'sim-embed' });
  expect(chooseModels(listed, ['405b'])).toMatchObject({ chat: 'sim-8b' });
});

test('a real model is never chosen, whatever its name', () => {
  expect(chooseModels(listed.slice(0, 2), ['70b'])).toBeUndefined();
  expect(chooseModels([{ id: 'embed', simulated: false }, ...listed.slice(2)], [])).toMatchObject({
    embedding: undefined,
  });
});
