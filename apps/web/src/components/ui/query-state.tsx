'use client';

import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorState, LoadingRows } from './not-data.tsx';

export interface QueryStateProps<Data> {
  readonly query: UseQueryResult<Data, { readonly message: string }>;
  /** Noun for the sentences: `Could not load the keys.` */
  readonly what: string;
  readonly rows?: number;
  readonly children: (data: Data) => ReactNode;
}

/** A panel's content by the state of its query: each panel waits and fails alone. */
export function QueryState<Data>({ query, what, rows, children }: QueryStateProps<Data>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <ErrorState what={what} problem={query.error.message} retry={() => void query.refetch()} />;
  return <LoadingRows label={what} {...(rows === undefined ? {} : { rows })} />;
}
