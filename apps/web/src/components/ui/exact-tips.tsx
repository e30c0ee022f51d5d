'use client';

import { useEffect, useId, useRef, useState } from 'react';
import { createPortal } from 'react-dom';

interface Tip {
  readonly text: string;
  readonly owner: HTMLElement;
}

const gapPx = 4;
const edgePx = 8;

/** The element whose exact form is asked for: the one under the pointer, or the only one inside what has the focus. */
function ownerOf(target: EventTarget | null, byFocus: boolean): HTMLElement | undefined {
  if (!(target instanceof Element)) return undefined;
  const outer = target.closest<HTMLElement>('[data-exact]');
  if (outer) return outer;
  if (!byFocus) return undefined;
  const inner = target.querySelectorAll<HTMLElement>('[data-exact]');
  return inner.length === 1 ? inner[0] : undefined;
}

/** Above its owner, or below where the window ends; set as properties, since the policy allows no style attributes. */
function place(box: HTMLElement, owner: HTMLElement): void {
  const at = owner.getBoundingClientRect();
  const size = box.getBoundingClientRect();
  const above = at.top - size.height - gapPx;
  const left = Math.min(at.left, window.innerWidth - size.width - edgePx);
  box.style.left = `${Math.max(edgePx, left)}px`;
  box.style.top = `${above < edgePx ? at.bottom + gapPx : above}px`;
}

/** One tip for all figures of the page; Escape closes it (WCAG 1.4.13). */
export function ExactTips() {
  const [tip, setTip] = useState<Tip>();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const show = (event: Event) => {
      if (box.current?.contains(event.target as Node)) return;
      const owner = ownerOf(event.target, event.type === 'focusin');
      const text = owner?.dataset['exact'];
      setTip(owner && text ? { owner, text } : undefined);
    };
    const hide = () => setTip(undefined);
    const onKeyDown = (event: KeyboardEvent) => event.key === 'Escape' && hide();
    document.addEventListener('pointerover', show);
    document.addEventListener('focusin', show);
    document.addEventListener('focusout', hide);
    document.addEventListener('keydown', onKeyDown);
    document.addEventListener('scroll', hide, { capture: true, passive: true });
    return () => {
      document.removeEventListener('pointerover', show);
      document.removeEventListener('focusin', show);
      document.removeEventListener('focusout', hide);
      document.removeEventListener('keydown', onKeyDown);
      document.removeEventListener('scroll', hide, { capture: true });
    };
  }, []);
  useEffect(() => {
    if (!tip || !box.current) return undefined;
    place(box.current, tip.owner);
    tip.owner.setAttribute('aria-describedby', id);
    return () => tip.owner.removeAttribute('aria-describedby');
  }, [tip, id]);
  if (!tip) return null;
  return createPortal(
    <div
      ref={box}
      id={id}
      role="tooltip"
      className="fixed top-0 left-0 z-60 max-w-[min(360px,calc(100vw-16px))] rounded-control border border-line-2 bg-surface-pop px-1.5 py-0.5 text-12 text-ink-1 shadow-[var(--float-shadow)]"
    >
      {tip.text}
    </div>,
    document.body,
  );
}
