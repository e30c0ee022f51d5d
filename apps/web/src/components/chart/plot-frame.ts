/** Pixels around the plot: the axis at the left, times below, labels of lines at the right. */
export interface PlotFrame {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Left and right of the plot as both layers place it. `right` is the room that labels need. */
export function plotFrame(widthPx: number, heightPx: number, right: number): PlotFrame {
  return { widthPx, heightPx, left: 52, right, top: 8, bottom: 20 };
}

/** Horizontal pixel of a value between `from` and `to`. */
export function placeX(frame: PlotFrame, value: number, from: number, to: number): number {
  return frame.left + ((value - from) / (to - from)) * (frame.widthPx - frame.left - frame.right);
}

/** Vertical pixel of a value between `low` and `high`. */
export function placeY(frame: PlotFrame, value: number, low: number, high: number): number {
  const bottom = frame.heightPx - frame.bottom;
  return bottom - ((value - low) / (high - low)) * (bottom - frame.top);
}
