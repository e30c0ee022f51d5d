import Link from 'next/link';
import type { ReactNode } from 'react';
import { formatCount } from '@/format/index.ts';

/** Calls that ended without a cost, as one of the figures of a head. */
export function unpricedFigure(unpricedCalls: number): {
  readonly name: string;
  readonly value: ReactNode;
  readonly note: ReactNode;
  readonly tone?: string;
} {
  if (unpricedCalls === 0) {
    return { name: 'Unpriced calls', value: formatCount(0), note: 'every call has a cost' };
  }
  const note = (
    <Link href="/models" className="inline-flex min-h-6 items-center underline">
      in no amount; set prices
    </Link>
  );
  return { name: 'Unpriced calls', value: formatCount(unpricedCalls), note, tone: 'text-care' };
}
