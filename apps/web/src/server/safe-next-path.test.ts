import { describe, expect, it } from 'vitest';
import { safeNextPath } from './safe-next-path.ts';

describe('the way on after signing in', () => {
  it('leads to the page that was asked for', () => {
    expect(safeNextPath('/calls?state=failed')).toBe('/calls?state=failed');
  });

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '',
    undefined,
    ['/calls'],
  ])('never leads away: %j', (next) => {
    expect(safeNextPath(next)).toBe('/');
  });

  it('never leads back to signing in', () => {
    expect(safeNextPath('/sign-in?next=/sign-in')).toBe('/');
    expect(safeNextPath('/api/trpc/agents.list')).toBe('/');
  });
});
