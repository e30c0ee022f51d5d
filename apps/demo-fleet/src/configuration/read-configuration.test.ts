import { expect, test } from 'vitest';
import { parseKeys } from './read-configuration.ts';

test('the keys of all agents are read, and odd entries left out', () => {
  const agents = [{ slug: 'a', apiKey: 'aos_1' }, { slug: 'b' }, null, 'c'];
  expect([...parseKeys(JSON.stringify({ organisation: 'o', agents }))]).toStrictEqual([['a', 'aos_1']]);
  expect(parseKeys('{}').size).toBe(0);
});
