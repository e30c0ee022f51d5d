'use client';

import { createContext, use, useCallback, useMemo, useState, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { StateGlyph } from './state-glyph.tsx';

interface Toast {
  readonly id: number;
  readonly text: string;
  readonly failed: boolean;
}

interface Toasts {
  /** Says what happened; goes after some seconds. */
  readonly tell: (text: string) => void;
  /** Says what did not happen; stays until it is closed. */
  readonly tellProblem: (text: string) => void;
}

const shownMs = 8000;
const ToastContext = createContext<Toasts | undefined>(undefined);
let lastId = 0;

/** Says what happened, from any feature. */
export function useToasts(): Toasts {
  const toasts = use(ToastContext);
  if (!toasts) throw new Error('useToasts stands outside of ToastProvider.');
  return toasts;
}

export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<readonly Toast[]>([]);
  const close = useCallback((id: number) => setShown((toasts) => toasts.filter((toast) => toast.id !== id)), []);
  const toasts = useMemo<Toasts>(() => {
    const add = (text: string, failed: boolean) => {
      lastId += 1;
      const id = lastId;
      setShown((present) => [...present.slice(-3), { id, text, failed }]);
      if (!failed) setTimeout(() => close(id), shownMs);
    };
    return { tell: (text) => add(text, false), tellProblem: (text) => add(text, true) };
  }, [close]);
  return (
    <ToastContext value={toasts}>
      {children}
      <section
        aria-live="polite"
        aria-label="Messages"
        className="pointer-events-none fixed right-4 bottom-8 z-30 flex w-[min(380px,calc(100vw-32px))] flex-col gap-2"
      >
        {shown.map((toast) => (
          <div
            key={toast.id}
            className="pointer-events-auto flex items-start gap-2 rounded-float border border-line-2 bg-surface-pop px-3 py-2 shadow-[var(--float-shadow)]"
          >
            <span className="pt-1">
              <StateGlyph shape={toast.failed ? 'error' : 'settled'} />
            </span>
            <p className="min-w-0 flex-1 break-words">{toast.text}</p>
            <Button look="ghost" size="small" onClick={() => close(toast.id)}>
              Close
            </Button>
          </div>
        ))}
      </section>
    </ToastContext>
  );
}
