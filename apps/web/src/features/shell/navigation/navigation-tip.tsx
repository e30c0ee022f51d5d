'use client';

import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { createPortal } from 'react-dom';

interface Tip {
  readonly owner: HTMLElement;
  readonly name: string;
  readonly key: string;
}

const delayMs = 200;
const gapPx = 6;

function tipOf(target: EventTarget | null): Tip | undefined {
  const owner = target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null;
  return owner ? { owner, name: owner.dataset['tip'] ?? '', key: owner.dataset['tipKey'] ?? '' } : undefined;
}

/** Says the name of the page beside its icon, where names have no room: on hover after a moment, on focus at once. */
export function NavigationTip({ list }: { readonly list: RefObject<HTMLElement | null> }) {
  const [tip, setTip] = useState<Tip>();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hide = () => {
      clearTimeout(timer);
      setTip(undefined);
    };
    const onOver = ({ target, pointerType }: PointerEvent) => {
      clearTimeout(timer);
      const next = pointerType === 'touch' ? undefined : tipOf(target);
      // Once one is open, its neighbours follow at once.
      setTip((shown) => (shown ? next : shown));
      timer = next && setTimeout(() => setTip(next), delayMs);
    };
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof Element && target.matches(':focus-visible')) setTip(tipOf(target));
    };
    const onKeyDown = (event: KeyboardEvent) => event.key === 'Escape' && hide();
    element.addEventListener('pointerover', onOver);
    element.addEventListener('pointerleave', hide);
    element.addEventListener('pointerdown', hide);
    element.addEventListener('focusin', onFocus);
    element.addEventListener('focusout', hide);
    document.addEventListener('keydown', onKeyDown);
    document.addEventListener('scroll', hide, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      element.removeEventListener('pointerover', onOver);
      element.removeEventListener('pointerleave', hide);
      element.removeEventListener('pointerdown', hide);
      element.removeEventListener('focusin', onFocus);
      element.removeEventListener('focusout', hide);
      document.removeEventListener('keydown', onKeyDown);
      document.removeEventListener('scroll', hide, { capture: true });
    };
  }, [list]);
  // Set by script: the policy for styles refuses style attributes.
  useLayoutEffect(() => {
    if (!tip || !box.current) return;
    const { right, top, height } = tip.owner.getBoundingClientRect();
    box.current.style.left = `${right + gapPx}px`;
    box.current.style.top = `${top + height / 2}px`;
  }, [tip]);
  if (!tip) return null;
  return createPortal(
    // The link says all of it already.
    <div
      ref={box}
      aria-hidden="true"
      className="pointer-events-none fixed z-40 flex -translate-y-1/2 items-center gap-2 rounded-control border border-line-2 bg-surface-pop px-2 py-1 text-12 shadow-[var(--float-shadow)] min-[90rem]:hidden"
    >
      {tip.name}
      <span className="font-mono text-11 text-ink-3">g {tip.key}</span>
    </div>,
    document.body,
  );
}
