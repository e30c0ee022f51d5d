'use client';

import type { ReactNode } from 'react';
import { ErrorState, LoadingRows } from './not-data.tsx';

/** What is shown of a query, or of several whose answers are one thing to the reader. */
export interface ShownQuery<Data> {
  readonly data: Data | undefined;
  /** Null unless the last attempt failed for good. */
  readonly error: { readonly message: string } | null;
  readonly refetch: () => unknown;
}

export interface QueryStateProps<Data> {
  readonly query: ShownQuery<Data>;
  /** Noun for the sentences: `Could not load the keys.` */
  readonly what: string;
  readonly rows?: number;
  readonly children: (data: Data) => ReactNode;
}

/** A panel's content by the state of its query: each panel waits and fails alone. */
export function QueryState<Data>({ query, what, rows, children }: QueryStateProps<Data>) {
  const { data, error, refetch } = query;
  if (data !== undefined) return children(data);
  if (error !== null) return <ErrorState what={what} problem={error.message} retry={() => void refetch()} />;
  return <LoadingRows label={what} {...(rows === undefined ? {} : { rows })} />;
}
