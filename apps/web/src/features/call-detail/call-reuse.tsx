import type { Route } from 'next';
import Link from 'next/link';
import { Money } from '@/components/ui/index.ts';
import { formatQuantity } from '@/format/index.ts';
import type { CallDetail } from './call-types.ts';

function howTaken({ from, ageMs }: NonNullable<CallDetail['reuse']>): string {
  return from === 'shared' ? 'shared while it ran' : `from the cache, ${Math.floor(ageMs / 1000)} s old`;
}

/** Whose answer the call was given, and which calls were given its own; nothing for a call that served itself alone. */
export function CallReuse({ call: { reuse, served, simulated } }: { readonly call: CallDetail }) {
  if (reuse === null && served.calls === 0) return null;
  return (
    <p className="text-12 text-ink-2 [overflow-wrap:anywhere]">
      {reuse !== null && (
        <>
          Answered by call{' '}
          <Link href={`/calls/${reuse.sourceCallId}` as Route} className="font-mono text-you hover:underline">
            {reuse.sourceCallId}
          </Link>{' '}
          ({howTaken(reuse)}), cost 0
          {reuse.avoidedNanoUsd !== null && (
            <>
              , saved <Money nanoUsd={reuse.avoidedNanoUsd} form="call" simulated={simulated} />
            </>
          )}
          .
        </>
      )}
      {served.calls > 0 && (
        <>
          Its answer also served {formatQuantity(served.calls, 'call')} and saved{' '}
          <Money nanoUsd={served.avoidedNanoUsd} form="call" simulated={simulated} />.
        </>
      )}
    </p>
  );
}
