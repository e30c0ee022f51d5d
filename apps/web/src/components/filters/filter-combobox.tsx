'use client';

import { Combobox } from '@base-ui/react/combobox';
import { Check, Search } from 'lucide-react';
import { useState, type ComponentProps } from 'react';
import { KeyHint } from '@/components/ui/index.ts';
import { boxClass, inputClass, leaveBox, type FilterBoxProps } from './filter-box-frame.ts';
import { operatorWords } from './operators.ts';
import { suggestItems, type FilterItem } from './suggest-items.ts';

type InputKeyEvent = Parameters<NonNullable<ComponentProps<typeof Combobox.Input>['onKeyDown']>>[0];

/** The box with its list of what fits. */
export function FilterCombobox(props: FilterBoxProps) {
  const { label, fields, control, options, input, open, onOpenChange, onLeave } = props;
  const { draft, typed } = control;
  const [highlighted, setHighlighted] = useState(false);
  const [moved, setMoved] = useState(false);
  const items = suggestItems(fields, draft, typed, options.options);
  // A new condition is built by Enter alone; what stands already is only left by it.
  const offered = draft.field && draft.index === undefined ? items[0] : undefined;
  // Once a value is chosen, Enter on what nobody pointed at means: done.
  const isDone = draft.touched && typed === '' && !moved;

  const onKeyDown = (event: InputKeyEvent) => {
    if (event.key === 'Escape' && !open) leaveBox(input.current);
    if (event.key === 'Enter' && (!open || !highlighted || isDone) && typed === '') {
      event.preventDefault();
      event.preventBaseUIHandler();
      if (open && offered) control.choose(offered);
      else {
        onOpenChange(!open);
        control.finish();
      }
    }
    if (typed !== '' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Backspace' && draft.field) control.back();
    else if (event.key === 'Backspace') onLeave('last');
    else if (event.key === 'ArrowRight' && !draft.field) onLeave('first');
  };
  return (
    <Combobox.Root<FilterItem>
      items={items}
      filteredItems={items}
      filter={null}
      value={null}
      onValueChange={(item) => {
        setMoved(false);
        if (item !== null && control.choose(item) === 'finished') onOpenChange(false);
      }}
      inputValue={typed}
      onInputValueChange={(text, { reason }) => {
        if (reason === 'input-change') control.type(text);
      }}
      open={open}
      onOpenChange={(next, { reason }) => {
        if (reason === 'item-press') return;
        onOpenChange(next);
        if (!next) control.finish();
      }}
      onItemHighlighted={(item, { reason }) => {
        setHighlighted(item !== undefined);
        setMoved(reason !== 'none');
      }}
      itemToStringLabel={({ label: text }) => text}
      autoHighlight
    >
      <Combobox.InputGroup className={`${boxClass} focus-within:shadow-(--focus-ring)`}>
        <Search size={14} strokeWidth={1.6} aria-hidden="true" className="shrink-0 text-ink-3" />
        {draft.field && (
          <span className="max-w-36 shrink-0 truncate text-12 text-ink-3">
            {draft.field.label}
            {draft.operator && ` ${operatorWords[draft.operator]}`}
          </span>
        )}
        <Combobox.Input
          ref={input}
          aria-label={draft.field ? `${label}: ${stepName(draft.operator === undefined)}` : label}
          placeholder={draft.field ? stepName(draft.operator === undefined) : label}
          data-filter
          onKeyDown={onKeyDown}
          onFocus={() => onOpenChange(true)}
          className={`${inputClass} focus-visible:shadow-none`}
        />
        {!draft.field && <KeyHint>/</KeyHint>}
      </Combobox.InputGroup>
      <Combobox.Portal>
        <Combobox.Positioner sideOffset={4} align="start" className="z-50 outline-none">
          <Combobox.Popup className="max-w-(--available-width) min-w-(--anchor-width) rounded-float border border-line-2 bg-surface-pop py-1 shadow-(--float-shadow)">
            <Combobox.Empty>
              <div className="px-3 py-1.5 text-12 text-ink-3 empty:hidden">{items.length === 0 && hintOf(props)}</div>
            </Combobox.Empty>
            <Combobox.List className="max-h-[min(320px,var(--available-height))] overflow-y-auto scroll-py-1 outline-none">
              {(item: FilterItem) => (
                <Combobox.Item
                  key={`${item.kind} ${item.kind === 'value' ? item.value : item.label}`}
                  value={item}
                  aria-checked={item.kind === 'value' ? item.chosen : undefined}
                  className="flex min-h-7 cursor-default items-center gap-2 px-3 text-ink-1 outline-none data-marked:bg-surface-2 data-highlighted:data-current:bg-surface-2"
                  data-marked={(!highlighted && item === offered) || undefined}
                  data-current={!isDone || undefined}
                >
                  {item.kind === 'value' && (
                    <span
                      aria-hidden="true"
                      className="flex size-3.5 items-center justify-center rounded-mark border border-line-3"
                    >
                      {item.chosen && <Check size={12} strokeWidth={2} />}
                    </span>
                  )}
                  <span className="min-w-0 truncate">{item.label}</span>
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}

function stepName(isOperatorNext: boolean): string {
  return isOperatorNext ? 'operator' : 'value';
}

/** What to do while the list is empty. */
function hintOf({ control, options }: FilterBoxProps): string {
  const { field, operator } = control.draft;
  if (field && operator) {
    if (options.state === 'loading') return 'Looking for values…';
    if (options.state === 'failed') return 'Could not load the values. Type again to retry.';
    if (operator === 'between') return 'Type two numbers, such as 5 to 10.';
    if (field.kind === 'number') return 'Type a number.';
    if (field.kind === 'text') return 'Type some text.';
  }
  return 'Nothing fits. Backspace goes one step back.';
}
