import { classNames } from './class-names.ts';
import { StateGlyph, type StateShape } from './state-glyph.tsx';

const fills: Record<StateShape, string> = {
  running: 'border-run-line bg-run-soft text-run',
  waiting: 'border-line-2 text-ink-2',
  person: 'border-person-line bg-person-soft text-person',
  suspended: 'border-care-line bg-care-soft text-care',
  draining: 'border-care-line bg-care-soft text-care',
  degraded: 'border-care-line bg-care-soft text-care',
  error: 'border-stop-line bg-stop-soft text-stop',
  stopped: 'border-stop-solid bg-stop-solid text-on-stop',
  simulated: 'border-dashed border-line-3 text-ink-2',
  estimated: 'border-line-2 text-ink-2',
  ready: 'border-line-1 bg-surface-2 text-ink-2',
  settled: 'border-line-1 bg-surface-2 text-ink-2',
  left: 'border-care-line bg-care-soft text-care',
};

/** Glyph and word; the shape says it, the colour repeats it. */
export function StateBadge({ shape, children }: { readonly shape: StateShape; readonly children: string }) {
  return (
    <span
      className={classNames(
        'inline-flex h-5 items-center gap-1 rounded-mark border px-1.5 text-12 font-medium whitespace-nowrap',
        fills[shape],
      )}
    >
      <StateGlyph shape={shape} plain />
      {children}
    </span>
  );
}

/** The dashed mark of everything that did not come from a real model. */
export function SimulatedBadge() {
  return (
    <span className="inline-flex h-4 items-center rounded-mark border border-dashed border-line-3 px-1 text-11 text-ink-3">
      simulated
    </span>
  );
}
