import { classNames, Money, PathGlyph, SimulatedBadge, StateGlyph } from '@/components/ui/index.ts';
import type { Call } from './call-types.ts';
import { pathOf, shapeOf, toneOf } from './describe-state.ts';

/** The model asked for; the one that answered is in the tip. */
export function ModelCell({ call }: { readonly call: Call }) {
  const answered = call.modelAnswered ?? call.modelRequested;
  return (
    <span className="inline-flex items-center gap-1.5" title={`asked for ${call.modelRequested}, ${answered} answered`}>
      {call.modelRequested}
      {call.simulated && <SimulatedBadge />}
    </span>
  );
}

/** The path glyph, and the state in words. */
export function StateCell({ call }: { readonly call: Call }) {
  return (
    <span className="inline-flex items-center gap-2">
      <PathGlyph path={pathOf(call)} />
      <span
        className={classNames('inline-flex items-center gap-1.5', toneOf(call.state))}
        title={call.errorCode ?? undefined}
      >
        <StateGlyph shape={shapeOf(call.state)} />
        {call.state}
      </span>
    </span>
  );
}

/** What was paid; while the call runs, that something is held for it. */
export function CostCell({ call }: { readonly call: Call }) {
  if (call.state !== 'running') return <Money nanoUsd={call.costNanoUsd} form="column" />;
  return <span className="text-ink-3">{call.reservedNanoUsd === null ? '–' : 'reserved'}</span>;
}
