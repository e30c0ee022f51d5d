import { placeX, placeY, type PlotFrame } from './plot-frame.ts';
import type { LineCap, PreparedLines } from './prepare-lines.ts';
import { spreadLabels } from './spread-labels.ts';

const lineHeightPx = 13;
// A line that ends this near to the right edge has its label there.
const edgePx = 24;

export interface LineLabelsProps {
  readonly frame: PlotFrame;
  readonly prepared: PreparedLines;
  readonly cap?: LineCap | undefined;
  readonly format: (value: number) => string;
}

/** Each line's name and last value where it ends, in place of a legend; the cap's in its own colour. */
export function LineLabels({ frame, prepared, cap, format }: LineLabelsProps) {
  const { scale, ends, fromMs, toMs } = prepared;
  const spots = ends.map((end) => ({
    ...end,
    words: `${end.label} ${format(end.value)}`,
    x: placeX(frame, end.atMs, fromMs, toMs),
    y: placeY(frame, end.value, scale.low, scale.high),
  }));
  const isAtEdge = ({ x }: { readonly x: number }) => x > frame.widthPx - frame.right - edgePx;
  const labels = [
    ...spots.filter(isAtEdge).map(({ id, words, y }) => ({ id, words, y, className: 'fill-ink-2' })),
    ...(cap
      ? [
          {
            id: ' cap',
            words: `${cap.label} ${format(cap.value)}`,
            y: placeY(frame, cap.value, scale.low, scale.high),
            className: 'fill-stop',
          },
        ]
      : []),
  ];
  const placed = spreadLabels(
    labels.map(({ y }) => y + 4),
    lineHeightPx,
    frame.top + 4,
    frame.heightPx - frame.bottom + 4,
  );
  return (
    <>
      {spots.map(({ id, x, y }) => (
        <circle key={`dot ${id}`} cx={x} cy={y} r="2" className="fill-ink-1" />
      ))}
      {spots
        .filter((spot) => !isAtEdge(spot))
        .map(({ id, words, x, y }) => (
          <text
            key={`inside ${id}`}
            x={x - 4}
            y={Math.max(frame.top + 10, y - 6)}
            textAnchor="end"
            className="fill-ink-1"
          >
            {words}
          </text>
        ))}
      {labels.map(({ id, words, className }, index) => (
        <text key={id} x={frame.widthPx - frame.right + 6} y={placed[index]} className={className}>
          {words}
        </text>
      ))}
    </>
  );
}
