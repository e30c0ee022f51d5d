'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/index.ts';
import { formatShare } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { IntentReads } from '../intent-types.ts';

/** Holds out other examples: how far the accuracy moves by luck alone. */
export function AnotherSplit({ reads }: { readonly reads: IntentReads }) {
  const trpc = useTRPC();
  const [seed, setSeed] = useState(1);
  const evaluation = useQuery({
    ...trpc.intent.evaluate.queryOptions({ reads, seed }),
    enabled: seed > 1,
    retry: false,
  });
  const { data, error, isFetching } = evaluation;
  return (
    <div className="flex flex-wrap items-center gap-2 px-4 py-2">
      <Button size="small" pending={isFetching} onClick={() => setSeed((before) => before + 1)}>
        Hold out other examples
      </Button>
      <p aria-live="polite" className="text-12 text-ink-2">
        {error?.message ??
          (data &&
            `Split ${data.seed}: ${formatShare(data.right / data.heldOut)}, ${data.right} of ${data.heldOut}.`) ??
          'shows how much of the figure is luck'}
      </p>
    </div>
  );
}
