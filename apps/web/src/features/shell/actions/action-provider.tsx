'use client';

import { createContext, use, useEffect, useRef, useState, type ReactNode } from 'react';
import { useRegistered } from '@/registry/index.ts';
import type { Action } from './action.ts';
import { createPageActions, type PageActions } from './page-actions.ts';

const Actions = createContext<PageActions | undefined>(undefined);

function usePage(): PageActions {
  const page = use(Actions);
  if (!page) throw new Error('useActions stands outside of ActionProvider.');
  return page;
}

/** Holds what the shown page offers to do. */
export function ActionProvider({ children }: { readonly children: ReactNode }) {
  const [page] = useState(createPageActions);
  return <Actions value={page}>{children}</Actions>;
}

/**
 * Adds actions to the palette and to `.` while the component is shown. Leave out what the role may never do
 * (`useMay`); give `unavailable` to what it cannot do now.
 */
export function useActions(actions: readonly Action[]): void {
  const page = usePage();
  const current = useRef(actions);
  useEffect(() => {
    current.current = actions;
  });
  // Registered anew only when what is shown of them changes; what they do is looked up when they run.
  const shown = JSON.stringify(actions.map(({ icon: _icon, run: _run, ...words }) => words));
  useEffect(() => {
    const listed = JSON.parse(shown) as Omit<Action, 'icon' | 'run'>[];
    const find = (id: string | undefined) => current.current.find((action) => action.id === id);
    const takeBack = page.registry.add(
      listed.map((words) => {
        const icon = find(words.id)?.icon;
        return { ...words, ...(icon && { icon }), run: () => find(words.id)?.run() };
      }),
    );
    const asked = find(page.takeAsked(listed, Date.now()));
    if (asked?.unavailable === undefined) asked?.run();
    return takeBack;
  }, [page, shown]);
}

/** What the shown page offers, the newest part last. */
export function usePageActions(): readonly Action[] {
  return useRegistered(usePage().registry);
}

/** Leaves word for the page that is about to be shown to run an action of its own. */
export function useAskForAction(): (id: string) => void {
  const page = usePage();
  return (id) => page.ask(id, Date.now());
}
