'use client';

import { Autocomplete } from '@base-ui/react/autocomplete';
import { classNames, KeyHint } from '@/components/ui/index.ts';
import { HighlightMatch } from './highlight-match.tsx';
import { kindIcon } from './kind-icon.ts';
import type { PaletteItem } from './palette-item.ts';

export interface PaletteLineProps {
  readonly item: PaletteItem;
  readonly text: string;
  readonly onChoose: (item: PaletteItem) => void;
}

/** One line: what it is, its name, and at the right its effect, or why it cannot be done. */
export function PaletteLine({ item, text, onChoose }: PaletteLineProps) {
  const Icon = item.icon ?? kindIcon[item.kind];
  const closed = item.unavailable !== undefined;
  return (
    <Autocomplete.Item
      value={item}
      onClick={() => onChoose(item)}
      aria-disabled={closed || undefined}
      className={classNames(
        'flex min-h-8 cursor-pointer max-md:min-h-11 items-center gap-2.5 border-l-2 border-transparent px-3 outline-none select-none',
        'data-highlighted:border-you data-highlighted:bg-you-soft',
        closed ? 'text-ink-3' : 'text-ink-1',
      )}
    >
      <Icon aria-hidden="true" size={14} strokeWidth={1.6} className="shrink-0 text-ink-3" />
      <span className="min-w-0 flex-1 truncate" title={item.name}>
        <HighlightMatch name={item.name} text={text} />
      </span>
      <span className="max-w-[45%] truncate text-12 text-ink-3" title={item.unavailable ?? item.note}>
        {item.unavailable ?? item.note}
      </span>
      {item.key !== undefined && !closed && (
        <span className="flex max-md:hidden">
          <KeyHint>{item.key}</KeyHint>
        </span>
      )}
    </Autocomplete.Item>
  );
}
