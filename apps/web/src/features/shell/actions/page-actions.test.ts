import { describe, expect, it } from 'vitest';
import { createPageActions } from './page-actions.ts';

describe('an action that was chosen before its page is shown', () => {
  const offered = [{ id: 'people.invite' }];

  it('is taken once, by the page that offers it', () => {
    const page = createPageActions();
    page.ask('people.invite', 0);
    expect(page.takeAsked([{ id: 'agents.create' }], 10)).toBeUndefined();
    expect(page.takeAsked(offered, 20)).toBe('people.invite');
    expect(page.takeAsked(offered, 30)).toBeUndefined();
  });

  it('is forgotten when its page takes too long', () => {
    const page = createPageActions();
    page.ask('people.invite', 0);
    expect(page.takeAsked(offered, 60_000)).toBeUndefined();
    expect(page.takeAsked(offered, 60_001)).toBeUndefined();
  });
});
