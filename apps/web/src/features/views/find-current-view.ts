import { isSameQuery } from './view-query.ts';

export interface NamedQuery {
  readonly id: string;
  readonly query: string;
}

export interface CurrentView<View> {
  readonly view: View;
  /** The address asks for something else than the view by now. */
  readonly changed: boolean;
}

/**
 * The view that a page shows: the one that was chosen, even when it was changed since; else one that asks for the same.
 * `search` is the page's query string; its `view` names what was chosen.
 */
export function findCurrentView<View extends NamedQuery>(
  views: readonly View[],
  search: string,
  keeps: readonly string[] = [],
): CurrentView<View> | undefined {
  const chosen = new URLSearchParams(search).get('view');
  const view =
    views.find(({ id }) => id === chosen) ??
    views.find(({ query }) => query !== '' && isSameQuery(query, search, keeps));
  return view && { view, changed: !isSameQuery(view.query, search, keeps) };
}
