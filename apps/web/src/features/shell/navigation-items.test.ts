import { describe, expect, it } from 'vitest';
import { navigationItems, visibleItems } from './navigation-items.ts';

const namesWith = (permissions: readonly string[]) => visibleItems(permissions).map(({ name }) => name);

describe('the navigation', () => {
  it('leaves out the pages that the viewer cannot read', () => {
    expect(namesWith(['overview:read', 'calls:read'])).toEqual(['Overview', 'Calls', 'Settings']);
  });

  it('always offers one’s own settings', () => {
    expect(namesWith([])).toEqual(['Settings']);
  });

  it('has one key a page', () => {
    expect(new Set(navigationItems.map(({ key }) => key)).size).toBe(navigationItems.length);
  });
});
