'use client';

import { createContext, use, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useKeys } from '@/preferences/index.ts';
import { useAnnouncer } from './announcer.tsx';
import { ToastCard } from './toast-card.tsx';
import { addToast, dropPast, findUndo, type ShownToast, type ToastInput } from './toast-list.ts';

interface Toasts {
  /** Says what happened; with `undo`, offers the way back. */
  readonly toast: (input: ToastInput) => void;
  /** Says what happened; goes after some seconds. */
  readonly tell: (title: string) => void;
  /** Says what did not happen; stays until it is closed. */
  readonly tellProblem: (title: string) => void;
}

const tickMs = 500;
const ToastContext = createContext<Toasts | undefined>(undefined);
let lastId = 0;

/** Says what happened, from any feature. */
export function useToasts(): Toasts {
  const toasts = use(ToastContext);
  if (!toasts) throw new Error('useToasts stands outside of ToastProvider.');
  return toasts;
}

export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<readonly ShownToast[]>([]);
  const { said, announce } = useAnnouncer();
  const place = useRef<HTMLElement>(null);
  const close = useCallback((id: number) => setShown((toasts) => toasts.filter((toast) => toast.id !== id)), []);
  const toasts = useMemo<Toasts>(() => {
    const toast = (input: ToastInput) => {
      lastId += 1;
      const id = lastId;
      setShown((present) => addToast(present, input, { id, nowMs: Date.now() }));
      announce(input.undo ? `${input.title} U takes it back.` : input.title);
    };
    return { toast, tell: (title) => toast({ title }), tellProblem: (title) => toast({ title, failed: true }) };
  }, [announce]);
  const some = shown.length > 0;
  useEffect(() => {
    if (!some) return;
    const timer = setInterval(() => {
      // Time stands still while somebody points at the toasts or is inside of them (WCAG 2.2.1).
      const held = place.current?.matches(':hover, :focus-within') ?? false;
      setShown((present) =>
        held
          ? present.map((toast) => (toast.goesAt === undefined ? toast : { ...toast, goesAt: toast.goesAt + tickMs }))
          : dropPast(present, Date.now()),
      );
    }, tickMs);
    return () => clearInterval(timer);
  }, [some]);
  const takeBack = (toast: ShownToast | undefined) => {
    if (toast?.undo === undefined) return;
    close(toast.id);
    toast.undo();
    announce(`Taken back: ${toast.title}`);
  };
  const undoable = shown.some(({ undo }) => undo !== undefined);
  useKeys(undoable ? { u: { does: 'undo', run: () => takeBack(findUndo(shown, Date.now())) } } : {}, 'everywhere');
  return (
    <ToastContext value={toasts}>
      {children}
      <section
        ref={place}
        aria-label="Messages"
        className="pointer-events-none fixed right-4 bottom-8 z-30 flex w-[min(380px,calc(100vw-32px))] flex-col gap-2"
      >
        {shown.map((toast) => (
          <ToastCard key={toast.id} toast={toast} onUndo={() => takeBack(toast)} onClose={() => close(toast.id)} />
        ))}
      </section>
      <p role="status" aria-label="Announcements" className="sr-only">
        {said}
      </p>
    </ToastContext>
  );
}
