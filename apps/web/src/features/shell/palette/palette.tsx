'use client';

import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { KeyHint } from '@/components/ui/index.ts';
import { useAskForAction, usePageActions } from '../actions/index.ts';
import { PaletteLine } from './palette-line.tsx';
import type { PaletteGroup, PaletteItem } from './palette-item.ts';
import { groupItems } from './rank-items.ts';
import { resolveEntries } from './recent-items.ts';
import { useFound } from './use-found.ts';
import { useRecent } from './use-recent.ts';

export type PaletteMode = 'everything' | 'page';

export interface PaletteProps {
  readonly mode: PaletteMode;
  readonly initialText: string;
  readonly pages: readonly PaletteItem[];
  readonly globalActions: readonly PaletteItem[];
  readonly onClose: () => void;
}

function emptyWords(text: string, mode: PaletteMode, found: ReturnType<typeof useFound>): string {
  if (found.isSecret) return 'This looks like a key. Secrets are not searched; use the last four characters.';
  if (mode === 'page' && text !== '') return 'No action fits.';
  if (mode === 'page') return 'This page offers no actions. ⌘K or Ctrl K lists all there are.';
  if (found.pending) return 'Searching.';
  if (found.failed) return 'Could not search names and ids: the kernel does not answer. Pages and actions still work.';
  return `Nothing fits “${text.trim()}”. Search by name, slug or e-mail, or paste an id.`;
}

/** Go, find, act in one list. Opens without animation; the first line is always the one that ↵ takes. */
export function Palette({ mode, initialText, pages, globalActions, onClose }: PaletteProps) {
  const router = useRouter();
  const [text, setText] = useState(initialText);
  const { read, remember } = useRecent();
  const askForAction = useAskForAction();
  const [entries] = useState(read);
  const pageActions = usePageActions().map((action): PaletteItem => ({ ...action, kind: 'action' }));
  const found = useFound(mode === 'page' ? '' : text);
  const offered = [...pageActions, ...pages, ...globalActions];
  const sources = {
    pageActions,
    ...(mode === 'page'
      ? { recent: [], pages: [], globalActions: [], found: [] }
      : {
          recent: resolveEntries(
            entries,
            offered,
            pages.flatMap(({ href }) => href ?? []),
          ),
          pages,
          globalActions,
          found: found.found,
        }),
  };
  const groups = groupItems(sources, text);
  const choose = (item: PaletteItem) => {
    if (item.unavailable !== undefined) return;
    const { id, kind, name, note, href } = item;
    remember({ id, kind, name, note, href });
    onClose();
    if (href === undefined) {
      item.run?.();
      return;
    }
    if (kind === 'action') askForAction(id);
    router.push(href);
  };
  return (
    <Dialog.Root open onOpenChange={onClose}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-[oklch(0_0_0/0.32)]" />
        <Dialog.Popup
          aria-label={mode === 'page' ? 'Actions of this page' : 'Search or run a command'}
          className="fixed top-[10vh] left-1/2 z-50 flex max-h-[min(560px,80vh)] w-[min(620px,calc(100vw-24px))] -translate-x-1/2 flex-col overflow-hidden rounded-float border border-line-2 bg-surface-pop shadow-[var(--float-shadow)]"
        >
          <Autocomplete.Root
            open
            inline
            items={groups}
            mode="none"
            value={text}
            onValueChange={setText}
            autoHighlight="always"
            keepHighlight
            itemToStringValue={({ name }: PaletteItem) => name}
          >
            <div className="flex h-10 shrink-0 items-center gap-2.5 border-b border-line-1 px-3">
              <Search aria-hidden="true" size={14} strokeWidth={1.6} className="shrink-0 text-ink-3" />
              <Autocomplete.Input
                aria-label={mode === 'page' ? 'Actions of this page' : 'Search or run a command'}
                placeholder={mode === 'page' ? 'Actions of this page' : 'Go, find or act'}
                className="min-w-0 flex-1 bg-transparent outline-none placeholder:text-ink-3 focus-visible:shadow-none"
              />
              <Dialog.Close aria-label="Close, esc" className="min-h-6 rounded-mark px-0.5">
                <KeyHint>esc</KeyHint>
              </Dialog.Close>
            </div>
            <Autocomplete.List className="min-h-0 overflow-y-auto overscroll-contain py-1 empty:hidden">
              {(group: PaletteGroup) => (
                <Autocomplete.Group key={group.value} items={group.items}>
                  <Autocomplete.GroupLabel className="px-3 pt-1.5 pb-1 text-11 text-ink-3">
                    {group.value}
                  </Autocomplete.GroupLabel>
                  <Autocomplete.Collection>
                    {(item: PaletteItem) => <PaletteLine key={item.id} item={item} text={text} onChoose={choose} />}
                  </Autocomplete.Collection>
                </Autocomplete.Group>
              )}
            </Autocomplete.List>
            <Autocomplete.Empty>
              <p className="px-3 py-3 text-ink-2 empty:hidden">{emptyWords(text, mode, found)}</p>
            </Autocomplete.Empty>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
