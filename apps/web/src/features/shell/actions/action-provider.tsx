'use client';

import { createContext, use, useEffect, useRef, useState, type ReactNode } from 'react';
import { createRegistry, useRegistered, type Registry } from '@/registry/index.ts';
import type { Action } from './action.ts';

const Actions = createContext<Registry<Action> | undefined>(undefined);

function useRegistry(): Registry<Action> {
  const registry = use(Actions);
  if (!registry) throw new Error('useActions stands outside of ActionProvider.');
  return registry;
}

/** Holds what the shown page offers to do. */
export function ActionProvider({ children }: { readonly children: ReactNode }) {
  const [registry] = useState(() => createRegistry<Action>());
  return <Actions value={registry}>{children}</Actions>;
}

/**
 * Adds actions to the palette and to `.` while the component is shown. Leave out what the role may never do
 * (`useMay`); give `unavailable` to what it cannot do now.
 */
export function useActions(actions: readonly Action[]): void {
  const registry = useRegistry();
  const current = useRef(actions);
  useEffect(() => {
    current.current = actions;
  });
  // Registered anew only when what is shown of them changes; what they do is looked up when they run.
  const shown = JSON.stringify(actions.map(({ icon: _icon, run: _run, ...words }) => words));
  useEffect(() => {
    const listed = JSON.parse(shown) as Omit<Action, 'icon' | 'run'>[];
    const find = (id: string) => current.current.find((action) => action.id === id);
    return registry.add(
      listed.map((words) => {
        const icon = find(words.id)?.icon;
        return { ...words, ...(icon && { icon }), run: () => find(words.id)?.run() };
      }),
    );
  }, [registry, shown]);
}

/** What the shown page offers, the newest part last. */
export function usePageActions(): readonly Action[] {
  return useRegistered(useRegistry());
}
