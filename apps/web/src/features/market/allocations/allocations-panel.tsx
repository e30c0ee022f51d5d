import { Grid } from '@/components/grid/index.ts';
import { usePeek } from '@/components/peek/index.ts';
import { EmptyState, Panel, StateGlyph } from '@/components/ui/index.ts';
import type { MarketRound } from '../market-types.ts';
import { allocationColumns } from './allocation-columns.tsx';
import { describeAllocations, describeInvariant, type AllocationRow } from './prepare-allocations.ts';

const rowId = ({ agent }: AllocationRow) => agent.id;

export interface AllocationsPanelProps {
  readonly round: MarketRound;
  readonly rows: readonly AllocationRow[];
}

function Verdict({ good, words }: { readonly good: boolean; readonly words: string }) {
  return (
    <span className={`inline-flex items-center gap-1 ${good ? 'text-run' : 'text-stop'}`}>
      <StateGlyph shape={good ? 'settled' : 'error'} plain />
      {words}
    </span>
  );
}

/** Who got how much of a pool in a round, what it pays, and why; at the foot, what must have held. */
export function AllocationsPanel({ round, rows }: AllocationsPanelProps) {
  const { peekId, openPeek } = usePeek();
  const { holds } = round.invariant;
  return (
    <Panel
      title="Allocations"
      note={describeAllocations(round)}
      className="flex max-h-[70dvh] min-h-70 flex-col @4xl:max-h-none @4xl:[contain:size]"
    >
      <div className="flex min-h-0 flex-1 flex-col pt-1">
        <Grid
          label={`Allocations of ${round.pool.slug}`}
          columns={allocationColumns}
          rows={rows}
          rowId={rowId}
          openId={peekId}
          onOpen={({ agent }) => openPeek(agent.id)}
          fullHref={({ agent }) => `/agents/${agent.slug}`}
          empty={<EmptyState title="Nobody asked for this pool in this round." />}
        />
      </div>
      <p className="flex flex-wrap items-center gap-x-2 border-t border-line-1 px-4 py-1.5 text-11 text-ink-2">
        <span className="first-letter:uppercase">{describeInvariant(round)}</span>
        <span className="ml-auto inline-flex gap-3">
          <Verdict good={holds} words={holds ? 'checked' : 'broken'} />
          <Verdict good={round.replays} words={round.replays ? 'replayed to the byte' : 'replays to another hash'} />
        </span>
      </p>
    </Panel>
  );
}
