import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findCurrentView } from './find-current-view.ts';
import { isSameQuery, viewQueryOf } from './view-query.ts';

const failures = { id: 'viw_1', query: 'filters=state:any_of:failed&range=1h' };
const everything = { id: 'all', query: '' };
const views = [everything, failures];

describe('the query of a view', () => {
  test('leaves out what belongs to one look', () => {
    expect(viewQueryOf('?peek=call_1&filters=a:is&tab=raw&view=viw_1&range=1h')).toBe('filters=a:is&range=1h');
  });

  test('keeps what the room says belongs to it', () => {
    expect(viewQueryOf('?peek=call_1&tab=close&view=viw_1', ['tab'])).toBe('tab=close');
    expect(isSameQuery('tab=close&period=7d', 'period=7d', ['tab'])).toBe(false);
  });

  test('is the same in every order and encoding', () => {
    expect(isSameQuery('range=1h&filters=state%3Aany_of%3Afailed', failures.query)).toBe(true);
    expect(isSameQuery('range=2h&filters=state:any_of:failed', failures.query)).toBe(false);
    const parts = fc.array(fc.tuple(fc.constantFrom('filters', 'sort', 'range'), fc.webQueryParameters()));
    fc.assert(
      fc.property(parts, (pairs) => {
        const texts = pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
        expect(isSameQuery(texts.join('&'), texts.toReversed().join('&'))).toBe(true);
      }),
    );
  });
});

describe('the current view', () => {
  test('is the one that was chosen, and says when the address left it', () => {
    expect(findCurrentView(views, `?${failures.query}&view=viw_1`)).toEqual({ view: failures, changed: false });
    expect(findCurrentView(views, '?range=24h&view=viw_1')).toEqual({ view: failures, changed: true });
    expect(findCurrentView(views, '?range=24h&view=all')).toEqual({ view: everything, changed: true });
  });

  test('is the one that asks for the same when none was chosen, or the chosen one is gone', () => {
    expect(findCurrentView(views, `?${failures.query}`)).toEqual({ view: failures, changed: false });
    expect(findCurrentView(views, `?${failures.query}&view=viw_gone`)).toEqual({ view: failures, changed: false });
    expect(findCurrentView(views, '?range=24h')).toBeUndefined();
    expect(findCurrentView(views, '')).toBeUndefined();
  });
});
