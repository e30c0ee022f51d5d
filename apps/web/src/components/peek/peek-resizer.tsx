'use client';

import type { KeyboardEvent, PointerEvent } from 'react';
import { peekWidthPx } from './clamp-peek-width.ts';

export interface PeekResizerProps {
  readonly controls: string;
  readonly widthPx: number;
  /** Takes any width; the panel's owner clamps it. */
  readonly onResize: (widthPx: number) => void;
}

const stepPx = 16;
const wideStepPx = 64;

/** The line between list and panel: drag it, or move it with the arrow keys; double-click gives the width as drawn. */
export function PeekResizer({ controls, widthPx, onResize }: PeekResizerProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.shiftKey ? wideStepPx : stepPx;
    const target = {
      ArrowLeft: widthPx + step,
      ArrowRight: widthPx - step,
      Home: peekWidthPx.min,
      End: peekWidthPx.max,
    }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    onResize(target);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const right = event.currentTarget.parentElement?.getBoundingClientRect().right ?? 0;
    onResize(right - event.clientX);
  };
  return (
    <div
      role="separator"
      aria-label="Width of the panel"
      aria-orientation="vertical"
      aria-controls={controls}
      aria-valuenow={widthPx}
      aria-valuemin={peekWidthPx.min}
      aria-valuemax={peekWidthPx.max}
      aria-valuetext={`${widthPx} pixels`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        // Without this the drag would select the text beside it.
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={onPointerMove}
      onDoubleClick={() => onResize(peekWidthPx.initial)}
      className="group relative z-10 w-px shrink-0 cursor-col-resize touch-none bg-line-1 focus-visible:bg-you max-lg:hidden"
    >
      <span
        aria-hidden="true"
        className="absolute inset-y-0 -left-1 w-2.5 transition-colors duration-[var(--dur-1)] group-hover:bg-you-soft group-active:bg-you-line"
      />
    </div>
  );
}
