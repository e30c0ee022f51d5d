'use client';

import { useQuery } from '@tanstack/react-query';
import { usePathname, useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { lazyPart, useWarm } from '@/later/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { findCurrentView } from './find-current-view.ts';
import { useViewChanges } from './use-view-changes.ts';
import type { ViewDialogTask } from './view-dialog.tsx';
import { viewQueryOf } from './view-query.ts';
import type { SystemView } from './view-types.ts';
import { ViewsMenu } from './views-menu.tsx';

const ViewDialog = lazyPart(async () => (await import('./view-dialog.tsx')).ViewDialog);

const nothingMore: readonly string[] = [];

export interface SavedViewsProps {
  /** Lower-case words: `calls`. */
  readonly room: string;
  readonly system: readonly SystemView[];
  /** Names of the address that belong to a view of this room and to one look in others: `tab`. */
  readonly keeps?: readonly string[];
}

/** Names for what a list's address asks for: the person's own, the organisation's and the room's. */
export function SavedViews({ room, system, keeps = nothingMore }: SavedViewsProps) {
  useWarm(ViewDialog);
  const trpc = useTRPC();
  const pathname = usePathname();
  const search = useSearchParams().toString();
  const views = useQuery(trpc.views.list.queryOptions({ room }));
  const changes = useViewChanges(room);
  const [task, setTask] = useState<ViewDialogTask>();
  const saved = views.data ?? [];
  const query = viewQueryOf(search, keeps);
  const current = findCurrentView([...saved, ...system], search, keeps);
  const open = (id: string, asked: string) => {
    // Next follows the history, so the page changes in place, as it does for its filters.
    window.history.pushState(null, '', `${pathname}?${asked === '' ? '' : `${asked}&`}view=${id}`);
  };
  return (
    <>
      <ViewsMenu
        saved={saved}
        system={system}
        current={current}
        problem={views.isError ? views.error.message : undefined}
        onOpen={(view) => open(view.id, view.query)}
        onSaveNew={() => setTask({ kind: 'save' })}
        onUpdate={(view) => changes.update(view, { query })}
        onShare={(view) => changes.update(view, { shared: !view.shared })}
        onRename={(view) => setTask({ kind: 'rename', view })}
        onRemove={changes.remove}
      />
      {task && (
        <ViewDialog
          task={task}
          room={room}
          query={query}
          onClose={() => setTask(undefined)}
          onSaved={(view) => {
            setTask(undefined);
            if (task.kind === 'save') open(view.id, query);
          }}
        />
      )}
    </>
  );
}
