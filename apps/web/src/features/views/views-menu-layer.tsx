'use client';

import { Menu } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import type { PopupTrigger } from '@/later/index.ts';
import type { CurrentView } from './find-current-view.ts';
import type { SavedView, SystemView } from './view-types.ts';

export interface ViewsMenuProps {
  readonly saved: readonly SavedView[];
  readonly system: readonly SystemView[];
  readonly current: CurrentView<SavedView | SystemView> | undefined;
  /** Why the saved ones are not here. */
  readonly problem: string | undefined;
  readonly onOpen: (view: SavedView | SystemView) => void;
  readonly onSaveNew: () => void;
  readonly onUpdate: (view: SavedView) => void;
  readonly onShare: (view: SavedView) => void;
  readonly onRename: (view: SavedView) => void;
  readonly onRemove: (view: SavedView) => void;
}

const itemClass =
  'flex min-h-7 cursor-pointer items-center gap-2 rounded-control px-2 outline-none data-highlighted:bg-surface-2 data-disabled:cursor-default data-disabled:text-ink-3';

/** The menu of views, with its button. */
export function ViewsMenuLayer(props: ViewsMenuProps & { readonly trigger: PopupTrigger }) {
  const { saved, system, current, problem, trigger, ...act } = props;
  const own = saved.filter((view) => view.own);
  const shared = saved.filter((view) => !view.own);
  const changeable = saved.find((view) => view.id === current?.view.id && view.mayChange);
  const group = (label: string, views: readonly (SavedView | SystemView)[]) =>
    views.length > 0 && (
      <Menu.Group>
        <Menu.GroupLabel className="px-2 pt-1.5 pb-0.5 text-11 text-ink-3">{label}</Menu.GroupLabel>
        {views.map((view) => (
          <Menu.Item key={view.id} className={itemClass} onClick={() => act.onOpen(view)}>
            <span className="w-4 shrink-0">
              {current?.view.id === view.id && (
                <>
                  <Check aria-hidden="true" size={14} strokeWidth={1.6} />
                  <span className="sr-only">current: </span>
                </>
              )}
            </span>
            <span className="min-w-0 flex-1 break-words">{view.name}</span>
            {'own' in view && <span className="shrink-0 text-11 text-ink-3">{noteOf(view)}</span>}
          </Menu.Item>
        ))}
      </Menu.Group>
    );
  const action = (label: ReactNode, run: () => void) => (
    <Menu.Item className={itemClass} onClick={run}>
      <span className="min-w-0 break-words">{label}</span>
    </Menu.Item>
  );
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger {...trigger} />
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className="z-40">
          <Menu.Popup className="max-h-(--available-height) max-w-[min(360px,90vw)] min-w-56 overflow-y-auto rounded-float border border-line-2 bg-surface-pop p-1 shadow-(--float-shadow) outline-none">
            {group('Yours', own)}
            {group('Shared', shared)}
            {group('Built in', system)}
            {problem !== undefined && <p className="px-2 py-1 text-12 text-stop">{problem}</p>}
            <Menu.Separator className="my-1 border-t border-line-1" />
            {changeable &&
              current?.changed === true &&
              action(`Update ${changeable.name}`, () => act.onUpdate(changeable))}
            {action('Save as a new view…', act.onSaveNew)}
            {changeable && (
              <>
                {action(`Rename ${changeable.name}…`, () => act.onRename(changeable))}
                {action(changeable.shared ? 'Stop sharing' : 'Share with the organisation', () =>
                  act.onShare(changeable),
                )}
                {action(`Delete ${changeable.name}`, () => act.onRemove(changeable))}
              </>
            )}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function noteOf({ own, shared, authorName }: SavedView): string {
  if (own) return shared ? 'shared' : '';
  return authorName ?? 'author left';
}
