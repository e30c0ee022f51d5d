import type { ReactNode } from 'react';
import { hatchFill } from './hatch.tsx';

/** One shape a state, so that a page printed in grey loses nothing. */
export type StateShape =
  | 'running'
  | 'waiting'
  | 'person'
  | 'suspended'
  | 'draining'
  | 'stopped'
  | 'error'
  | 'degraded'
  | 'simulated'
  | 'estimated'
  | 'ready'
  | 'settled'
  | 'left';

const marks: Record<StateShape, { readonly colour: string; readonly mark: ReactNode }> = {
  running: { colour: 'text-run-mark', mark: <circle cx="5" cy="5" r="4" fill="currentColor" /> },
  waiting: {
    colour: 'text-ink-3',
    mark: <circle cx="5" cy="5" r="3.4" fill="none" stroke="currentColor" strokeWidth="1.4" />,
  },
  person: {
    colour: 'text-person-mark',
    mark: (
      <path d="M5 .6a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4M1 9.4C1 7 2.7 5.7 5 5.7S9 7 9 9.4z" fill="currentColor" />
    ),
  },
  suspended: { colour: 'text-care-mark', mark: <path d="M2 1h2v8H2zM6 1h2v8H6z" fill="currentColor" /> },
  draining: {
    colour: 'text-care-mark',
    mark: <path d="M5 1v7.6M1.8 5.4 5 8.6l3.2-3.2" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  },
  error: { colour: 'text-stop-mark', mark: <path d="m2 2 6 6m0-6-6 6" stroke="currentColor" strokeWidth="1.7" /> },
  stopped: { colour: 'text-stop-mark', mark: <path d="M3 .5h4L9.5 3v4L7 9.5H3L.5 7V3z" fill="currentColor" /> },
  degraded: { colour: 'text-care-mark', mark: <path d="M5 .8 9.7 9H.3z" fill="currentColor" /> },
  simulated: {
    colour: 'text-ink-3',
    mark: <circle cx="5" cy="5" r="3.6" fill="none" stroke="currentColor" strokeWidth="1.2" strokeDasharray="2 1.4" />,
  },
  estimated: {
    colour: 'text-ink-3',
    mark: <rect x=".6" y=".6" width="8.8" height="8.8" fill={hatchFill} stroke="currentColor" strokeWidth="1.2" />,
  },
  ready: { colour: 'text-ink-3', mark: <circle cx="5" cy="5" r="1.6" fill="currentColor" /> },
  settled: {
    colour: 'text-ink-3',
    mark: <path d="m1.5 5.2 2.4 2.5L8.5 2.6" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  },
  left: {
    colour: 'text-care-mark',
    mark: <path d="M9 5H1.5m3-3-3 3 3 3" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  },
};

/** A 10-px mark; the word beside it carries the name. */
export function StateGlyph({ shape, plain = false }: { readonly shape: StateShape; readonly plain?: boolean }) {
  const { colour, mark } = marks[shape];
  return (
    <svg viewBox="0 0 10 10" aria-hidden="true" className={`inline-block size-2.5 shrink-0 ${plain ? '' : colour}`}>
      {mark}
    </svg>
  );
}
