import type { Route } from 'next';
import Link from 'next/link';
import { Money, PathGlyph, StateGlyph, Tokens } from '@/components/ui/index.ts';
import { formatTokenPair } from '@/format/index.ts';
import type { Call } from './call-types.ts';
import { pathOf, toneOf, wordOf } from './describe-state.ts';

/** The model asked for; the one that answered is in the tip. */
export function ModelCell({ call }: { readonly call: Call }) {
  const answered = call.modelAnswered ?? call.modelRequested;
  return (
    <span
      className="inline-flex max-w-full items-center gap-1.5 align-bottom"
      title={`asked for ${call.modelRequested}, ${answered} answered${call.simulated ? ', simulated' : ''}`}
    >
      <span className="truncate">{call.modelRequested}</span>
      {call.simulated && (
        <>
          <StateGlyph shape="simulated" />
          <span className="sr-only">simulated</span>
        </>
      )}
    </span>
  );
}

/** The state; of a call that a budget stopped it leads there. */
function StateWord({ call }: { readonly call: Call }) {
  const { state, errorCode, stoppedByBudget: budget } = call;
  const word = wordOf(call);
  if (budget === null) {
    return (
      <span className={toneOf(state)} title={errorCode ?? undefined}>
        {word}
      </span>
    );
  }
  return (
    <Link
      href={`/budgets?peek=${budget.id}` as Route}
      prefetch={false}
      title={`${errorCode ?? state}: budget ${budget.name}`}
      className={`underline decoration-dotted underline-offset-2 ${state === 'settled' ? 'text-care' : toneOf(state)}`}
    >
      {word}
    </Link>
  );
}

/** The path glyph, and the state in words. */
export function StateCell({ call }: { readonly call: Call }) {
  return (
    <span className="inline-flex items-center gap-2">
      <PathGlyph path={pathOf(call)} />
      <StateWord call={call} />
    </span>
  );
}

const reused = { shared: 'shared', cache: 'cached' } as const;

/** Tokens in and out, in a line; in their place how a call came by an answer that another call used tokens for. */
export function tokensText({ reusedFrom, inputTokens, outputTokens }: Call): string {
  return reusedFrom === null ? formatTokenPair(inputTokens, outputTokens) : reused[reusedFrom];
}

/** The same, exact to the token. */
export function TokensCell({ call }: { readonly call: Call }) {
  if (call.reusedFrom === null) return <Tokens input={call.inputTokens} output={call.outputTokens} />;
  return (
    <span className="text-ink-3" title="It was given the answer of another call, which used the tokens and paid.">
      {reused[call.reusedFrom]}
    </span>
  );
}

/** What was paid; while the call runs, that something is held for it. */
export function CostCell({ call }: { readonly call: Call }) {
  if (call.state !== 'running') return <Money nanoUsd={call.costNanoUsd} form="column" />;
  return <span className="text-ink-3">{call.reservedNanoUsd === null ? '–' : 'reserved'}</span>;
}
