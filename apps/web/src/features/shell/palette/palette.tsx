'use client';

import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useState } from 'react';
import { KeyHint } from '@/components/ui/index.ts';
import { useAskForAction, usePageActions } from '../actions/index.ts';
import type { TypedText } from './held-keys.ts';
import { PaletteLine } from './palette-line.tsx';
import type { PaletteGroup, PaletteItem } from './palette-item.ts';
import { paletteLook, paletteWords, type PaletteMode } from './palette-look.ts';
import { groupItems } from './rank-items.ts';
import { resolveEntries } from './recent-items.ts';
import { useFound } from './use-found.ts';
import { useRecent } from './use-recent.ts';

export interface PaletteProps {
  readonly mode: PaletteMode;
  readonly typed: TypedText;
  readonly onTyped: (typed: TypedText) => void;
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
export function Palette({ mode, typed, onTyped, pages, globalActions, onClose }: PaletteProps) {
  const { text, entered } = typed;
  const router = useRouter();
  const words = paletteWords[mode];
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
  const [first] = groups[0]?.items ?? [];
  const isAnswered = entered && (first !== undefined || !found.pending);
  const answer = useEffectEvent(() => {
    onTyped({ text, entered: false });
    if (first) choose(first);
  });
  useEffect(() => {
    if (isAnswered) answer();
  }, [isAnswered]);
  return (
    <Dialog.Root open onOpenChange={onClose}>
      <Dialog.Portal>
        <Dialog.Backdrop className={paletteLook.backdrop} />
        <Dialog.Popup data-palette aria-label={words.name} className={paletteLook.popup}>
          <Autocomplete.Root
            open
            inline
            items={groups}
            mode="none"
            value={text}
            onValueChange={(next) => onTyped({ text: next, entered: false })}
            autoHighlight="always"
            keepHighlight
            itemToStringValue={({ name }: PaletteItem) => name}
          >
            <div className={paletteLook.line}>
              <Search aria-hidden="true" size={14} strokeWidth={1.6} className="shrink-0 text-ink-3" />
              <Autocomplete.Input
                aria-label={words.name}
                placeholder={words.placeholder}
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
