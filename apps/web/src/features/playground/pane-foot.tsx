import Link from 'next/link';
import { Duration, Tokens } from '@/components/ui/index.ts';
import { formatCount } from '@/format/index.ts';
import { tokensPerSecond, type Turn } from './pane-state.ts';

const usPerMs = 1000;

function since(turn: Turn, untilMs: number | undefined): number | null {
  return untilMs === undefined ? null : Math.round((untilMs - turn.startedAtMs) * usPerMs);
}

/** What the newest turn took and cost, as seen from here; the call's own page has the kernel's figures. */
export function PaneFoot({ turn }: { readonly turn: Turn }) {
  const { answer, head } = turn;
  const rate = tokensPerSecond(turn, answer?.usage);
  return (
    <dl className="flex min-h-8 flex-wrap items-center gap-x-4 gap-y-1 border-t border-line-1 bg-surface-0 px-3 py-1 text-12 [&_dd]:inline [&_dt]:mr-1 [&_dt]:inline [&_dt]:text-ink-3">
      <div>
        <dt>first token</dt>
        <dd>
          <Duration us={since(turn, turn.firstTokenAtMs)} />
        </dd>
      </div>
      <div>
        <dt>whole</dt>
        <dd>
          <Duration us={since(turn, turn.endedAtMs)} />
        </dd>
      </div>
      <div>
        <dt>tok</dt>
        <dd>
          <Tokens input={answer?.usage?.inputTokens ?? null} output={answer?.usage?.outputTokens ?? null} />
        </dd>
      </div>
      {rate !== undefined && (
        <div>
          <dt>tok/s</dt>
          <dd>{formatCount(Math.round(rate))}</dd>
        </div>
      )}
      {head?.costUsd !== undefined && (
        <div>
          <dt>cost</dt>
          <dd>${head.costUsd}</dd>
        </div>
      )}
      {head?.callId !== undefined && (
        <div className="ml-auto">
          <dt className="sr-only">recorded as</dt>
          <dd>
            <Link href={`/calls/${head.callId}`} className="text-you underline">
              Open the call
            </Link>
          </dd>
        </div>
      )}
    </dl>
  );
}
