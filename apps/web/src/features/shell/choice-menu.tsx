'use client';

import { Menu } from '@base-ui/react/menu';
import { Check, ChevronsUpDown } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { classNames } from '@/components/ui/index.ts';

export interface ChoiceMenuProps {
  /** Noun for screen readers: `, switch organisation`. */
  readonly label: string;
  readonly current: string;
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  readonly onChoose: (id: string) => void;
  readonly disabled?: boolean;
  /** A choice leaves something out: it takes the colour of what you did. */
  readonly narrowed?: boolean;
  readonly children: ReactNode;
}

/** One of several in the top bar, the current one ticked. */
export function ChoiceMenu({ label, current, choices, onChoose, disabled, narrowed, children }: ChoiceMenuProps) {
  // The menu opens inside the header, so that it belongs to a landmark.
  const place = useRef<HTMLDivElement>(null);
  return (
    <div ref={place} className="min-w-0">
      <Menu.Root modal={false}>
        <Menu.Trigger
          disabled={disabled}
          className={classNames(
            'flex h-7 max-w-full min-w-0 items-center gap-1.5 rounded-control border px-1.5',
            narrowed === true ? 'border-you-line bg-you-soft text-you' : 'border-transparent hover:bg-surface-2',
          )}
        >
          {children}
          <ChevronsUpDown aria-hidden="true" size={14} strokeWidth={1.6} className="shrink-0 text-ink-3" />
          <span className="sr-only">, switch {label}</span>
        </Menu.Trigger>
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
    </div>
  );
}
