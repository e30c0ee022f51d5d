import { expect, it } from 'vitest';
import { listKeys } from './list-keys.ts';

const run = () => undefined;

it('lists each key with words once, under the page that uses it', () => {
  const listed = listKeys([
    { keys: 'g o', does: 'go to Overview', scope: 'everywhere', run },
    { keys: '/', does: 'search', scope: 'everywhere', run },
    { keys: '?', does: 'all keys', scope: 'everywhere', run },
    { keys: '/', does: 'filter', scope: 'page', run },
    { keys: ' ', does: 'pause', scope: 'page', run },
    { keys: 'q', does: undefined, scope: 'page', run },
  ]);
  expect(listed.page).toEqual([
    ['/', 'filter'],
    ['space', 'pause'],
  ]);
  expect(listed.everywhere).toEqual([['?', 'all keys']]);
  expect(listed.pages).toEqual([['g o', 'go to Overview']]);
});
