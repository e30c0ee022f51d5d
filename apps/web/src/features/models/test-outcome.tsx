import { StateGlyph } from '@/components/ui/index.ts';
import { formatCount, formatQuantity } from '@/format/index.ts';
import type { ProviderTest } from './model-types.ts';

/** What a test of a provider found, and what to do about it. */
export function TestOutcome({ test }: { readonly test: ProviderTest }) {
  const { reachable, latencyMs, models, problem } = test;
  const took = latencyMs === null ? '' : ` in ${formatCount(Math.round(latencyMs))} ms`;
  return (
    <output className="flex items-start gap-2">
      <span className="flex pt-[3px]">
        <StateGlyph shape={reachable ? 'settled' : 'error'} />
      </span>
      {reachable ? (
        <span>
          <strong className="font-semibold">It answers{took}</strong> and lists {formatQuantity(models.length, 'model')}
          .
        </span>
      ) : (
        <span>
          <strong className="font-semibold text-stop">No usable answer{took}.</strong>{' '}
          {problem ?? 'Check the address and that the server runs.'}
        </span>
      )}
    </output>
  );
}
