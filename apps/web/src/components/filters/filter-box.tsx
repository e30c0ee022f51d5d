'use client';

import { Search } from 'lucide-react';
import { useEffect, useEffectEvent, useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import { KeyHint } from '@/components/ui/index.ts';
import { createLater, useLater } from '@/later/index.ts';
import { useKeys } from '@/preferences/index.ts';
import { boxClass, inputClass, leaveBox, type FilterBoxProps } from './filter-box-frame.ts';

const later = createLater(() => import('./filter-combobox.tsx'));

interface PlainBoxProps extends FilterBoxProps {
  /** A key that only the list can answer. */
  readonly onKey: (key: string) => void;
  /** Told whether it had the focus when it made room. */
  readonly onGone: (focused: boolean) => void;
}

/** The box until its list is here: it takes what is typed. */
function PlainBox({ label, control, input, onOpenChange, onLeave, onKey, onGone }: PlainBoxProps) {
  const gone = useEffectEvent(onGone);
  useLayoutEffect(() => {
    const element = input.current;
    return () => gone(element !== null && element === document.activeElement);
  }, [input]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') leaveBox(input.current);
    if (event.key === 'Enter' || event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      onKey(event.key);
    }
    if (control.typed !== '' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Backspace') onLeave('last');
    else if (event.key === 'ArrowRight') onLeave('first');
  };
  return (
    <div className={`${boxClass} focus-within:shadow-(--focus-ring)`}>
      <Search size={14} strokeWidth={1.6} aria-hidden="true" className="shrink-0 text-ink-3" />
      <input
        ref={input}
        aria-label={label}
        placeholder={label}
        data-filter
        value={control.typed}
        onChange={(event) => control.type(event.target.value)}
        onFocus={() => {
          onOpenChange(true);
          void later.fetch();
        }}
        onBlur={() => onOpenChange(false)}
        onKeyDown={onKeyDown}
        className={`${inputClass} focus-visible:shadow-none`}
      />
      <KeyHint>/</KeyHint>
    </div>
  );
}

/** The box in which conditions are built: field, operator, values, each chosen from the list or typed. */
export function FilterBox(props: FilterBoxProps) {
  const { input } = props;
  // The combobox writes a style attribute too, which the policy refuses in the server's HTML.
  const code = useLater(later);
  const before = useRef<{ focused: boolean; readonly keys: string[] }>({ focused: false, keys: [] });
  const focus = () => input.current?.focus();
  useKeys({ '/': focus, f: { does: 'filter', run: focus } });
  const isHere = code !== undefined;
  useLayoutEffect(() => {
    if (!isHere || !before.current.focused) return;
    input.current?.focus({ preventScroll: true });
    input.current?.setSelectionRange(input.current.value.length, input.current.value.length);
  }, [isHere, input]);
  useEffect(() => {
    if (!isHere) return;
    for (const key of before.current.keys.splice(0)) {
      input.current?.dispatchEvent(new globalThis.KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    }
  }, [isHere, input]);
  if (code) return <code.FilterCombobox {...props} />;
  return (
    <PlainBox
      {...props}
      onKey={(key) => before.current.keys.push(key)}
      onGone={(focused) => {
        before.current.focused = focused;
      }}
    />
  );
}
