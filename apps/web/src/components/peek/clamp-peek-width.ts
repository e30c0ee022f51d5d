/** The docked panel's width as drawn, and its bounds beside a list. */
export const peekWidthPx = { initial: 416, min: 320, max: 960 } as const;

/** A list beside the panel keeps at least this much. */
const listMinPx = 320;

/** The nearest allowed width in whole pixels; `roomPx` is the width of list and panel together. */
export function clampPeekWidth(widthPx: number, roomPx: number): number {
  const max = Math.max(peekWidthPx.min, Math.min(peekWidthPx.max, roomPx - listMinPx));
  return Math.round(Math.min(Math.max(widthPx, peekWidthPx.min), max));
}
