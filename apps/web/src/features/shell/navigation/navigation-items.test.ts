import { describe, expect, it } from 'vitest';
import { itemOf, navigationItems, visibleItems } from './navigation-items.ts';

const namesWith = (permissions: readonly string[]) => visibleItems(permissions).map(({ name }) => name);

describe('the navigation', () => {
  it('leaves out the pages that the viewer cannot read', () => {
    expect(namesWith(['overview:read', 'calls:read'])).toEqual(['Overview', 'Calls', 'Settings']);
  });

  it('always offers one’s own settings', () => {
    expect(namesWith([])).toEqual(['Settings']);
  });

  it('has one key a page, and leaves those of pages to come free', () => {
    const keys = navigationItems.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.filter((key) => 'irpuntdv'.includes(key))).toEqual([]);
  });

  it('knows the page of an address by whole parts', () => {
    expect(itemOf('/agents/risk-scorer')?.name).toBe('Agents');
    expect(itemOf('/agents-of-chaos')).toBeUndefined();
  });
});
