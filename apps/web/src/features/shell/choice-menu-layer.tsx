'use client';

import { Menu } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import type { RefObject } from 'react';
import type { PopupTrigger } from '@/later/index.ts';

export interface Choices {
  readonly current: string;
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  readonly onChoose: (id: string) => void;
}

export interface ChoiceMenuLayerProps extends Choices {
  /** Where the menu stands in the document. */
  readonly place: RefObject<HTMLElement | null>;
}

/** The menu of choices, with its button. */
export function ChoiceMenuLayer(props: ChoiceMenuLayerProps & { readonly trigger: PopupTrigger }) {
  const { current, choices, onChoose, place, trigger } = props;
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger {...trigger} />
      <Menu.Portal container={place}>
        <Menu.Positioner sideOffset={4} align="start" className="z-40">
          <Menu.Popup className="max-h-[min(420px,70vh)] max-w-[min(360px,90vw)] min-w-48 overflow-y-auto rounded-float border border-line-2 bg-surface-pop p-1 shadow-[var(--float-shadow)] outline-none">
            <Menu.RadioGroup value={current} onValueChange={(id: string) => onChoose(id)}>
              {choices.map(({ id, name }) => (
                <Menu.RadioItem
                  key={id}
                  value={id}
                  closeOnClick
                  className="flex min-h-7 cursor-pointer items-center gap-2 rounded-control px-2 outline-none data-highlighted:bg-surface-2"
                >
                  <span className="w-4 shrink-0">
                    <Menu.RadioItemIndicator>
                      <Check aria-hidden="true" size={14} strokeWidth={1.6} />
                    </Menu.RadioItemIndicator>
                  </span>
                  <span className="min-w-0 break-words">{name}</span>
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
