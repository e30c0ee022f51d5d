import { placeX, placeY, type PlotFrame } from './plot-frame.ts';
import type { LineCap, PreparedLines } from './prepare-lines.ts';
import { spreadLabels } from './spread-labels.ts';

const lineHeightPx = 13;

export interface LineLabelsProps {
  readonly frame: PlotFrame;
  readonly prepared: PreparedLines;
  readonly cap?: LineCap | undefined;
  readonly format: (value: number) => string;
}

/** Each line's name and last value at the right edge, in place of a legend; the cap's in its own colour. */
export function LineLabels({ frame, prepared, cap, format }: LineLabelsProps) {
  const { scale, ends, fromMs, toMs } = prepared;
  const labels = [
    ...ends.map(({ id, label, value }) => ({ id, words: `${label} ${format(value)}`, value, className: 'fill-ink-2' })),
    ...(cap
      ? [{ id: ' cap', words: `${cap.label} ${format(cap.value)}`, value: cap.value, className: 'fill-stop' }]
      : []),
  ];
  const wanted = labels.map(({ value }) => placeY(frame, value, scale.low, scale.high) + 4);
  const placed = spreadLabels(wanted, lineHeightPx, frame.top + 4, frame.heightPx - frame.bottom + 4);
  return (
    <>
      {ends.map(({ id, atMs, value }) => (
        <circle
          key={`dot ${id}`}
          cx={placeX(frame, atMs, fromMs, toMs)}
          cy={placeY(frame, value, scale.low, scale.high)}
          r="2"
          className="fill-ink-1"
        />
      ))}
      {labels.map(({ id, words, className }, index) => (
        <text key={id} x={frame.widthPx - frame.right + 6} y={placed[index]} className={className}>
          {words}
        </text>
      ))}
    </>
  );
}
