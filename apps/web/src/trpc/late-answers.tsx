'use client';

import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useLayoutEffect } from 'react';

/** A question that the server had no answer to when it sent the page. */
export interface LateAnswer {
  readonly queryKey: QueryKey;
  /** Follows in the same response; undefined when the kernel gave none. */
  readonly coming: Promise<{ readonly data: unknown } | undefined>;
}

/**
 * Takes what follows a page into the browser's cache, so that nothing is asked twice. Stands before the parts that ask: it
 * must be in the cache before they look, and not before they agree with what the server drew without it.
 */
export function LateAnswers({ answers }: { readonly answers: readonly LateAnswer[] }) {
  const client = useQueryClient();
  useLayoutEffect(() => {
    for (const { queryKey, coming } of answers) {
      const take = async () => {
        const answer = await coming;
        if (answer === undefined) throw new Error('The kernel gave the server no answer.');
        return answer.data;
      };
      client.query({ queryKey, queryFn: take }).catch(() => client.invalidateQueries({ queryKey, exact: true }));
    }
  }, [answers, client]);
  return null;
}
