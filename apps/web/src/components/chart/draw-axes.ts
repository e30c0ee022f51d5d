import type { PlotFrame } from './plot-frame.ts';

/** Axes are words on grid lines: no lines, no ticks. */
export const axisLook = {
  axisLine: false,
  tickLine: false,
  interval: 0,
  tick: { fill: 'var(--ink-3)', fontSize: 11 },
  tickMargin: 4,
} as const;

/** The axes take their own room, so the margins are what is left of the frame. */
export function marginOf({ top, right }: PlotFrame) {
  return { top, right, bottom: 0, left: 0 };
}
