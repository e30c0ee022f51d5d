'use client';

import { Button } from '../ui/button.tsx';
import { KeyHint } from '../ui/key-hint.tsx';
import { StateGlyph } from '../ui/state-glyph.tsx';
import { undoMs, type ShownToast } from './toast-list.ts';

export interface ToastCardProps {
  readonly toast: ShownToast;
  readonly onUndo: () => void;
  readonly onClose: () => void;
}

/** One toast: what happened, what it means, and the way back. */
export function ToastCard({ toast: { title, detail, undo, failed }, onUndo, onClose }: ToastCardProps) {
  const more = detail ?? (undo ? `Undo for ${undoMs / 1000} s` : undefined);
  return (
    <div className="pointer-events-auto flex items-start gap-2 rounded-float border border-line-2 bg-surface-pop px-3 py-2 shadow-[var(--float-shadow)]">
      <span className="pt-1">
        <StateGlyph shape={failed === true ? 'error' : 'settled'} />
      </span>
      <div className="min-w-0 flex-1 break-words">
        <p>{title}</p>
        {more !== undefined && <p className="text-12 text-ink-3">{more}</p>}
      </div>
      {undo && (
        <Button size="small" onClick={onUndo}>
          Undo <KeyHint>u</KeyHint>
        </Button>
      )}
      <Button look="ghost" size="small" onClick={onClose}>
        Close
      </Button>
    </div>
  );
}
