import { useId, type ReactNode } from 'react';
import { classNames, StateGlyph } from '@/components/ui/index.ts';

export interface StepProps {
  readonly number: 1 | 2 | 3;
  readonly title: string;
  readonly note?: ReactNode;
  readonly state: 'done' | 'now' | 'later';
  readonly children?: ReactNode;
}

const words = { done: 'done', now: 'now', later: 'not yet' } as const;

/** One of three steps; a later one keeps its place and says so. */
export function Step({ number, title, note, state, children }: StepProps) {
  const headingId = useId();
  return (
    <section aria-labelledby={headingId} className="border-b border-line-1 px-4 py-3">
      <h2 id={headingId} className="flex items-center gap-2 font-semibold">
        <span
          className={classNames(
            'inline-flex size-5 items-center justify-center rounded-mark border text-11',
            state === 'now' ? 'border-ink-1 text-ink-1' : 'border-line-2 text-ink-3',
          )}
        >
          {state === 'done' ? <StateGlyph shape="settled" /> : number}
        </span>
        <span className={state === 'later' ? 'text-ink-3' : undefined}>{title}</span>
        <span className="sr-only">, {words[state]}</span>
        {note !== undefined && <span className="font-normal text-ink-3">{note}</span>}
      </h2>
      {Boolean(children) && state !== 'later' && <div className="mt-2 ml-7">{children}</div>}
    </section>
  );
}
