'use client';

import { ConnectionBanner } from './connection-banner.tsx';
import { StatusLine } from './status-line.tsx';
import { useConnection } from './use-connection.ts';

/** The foot of the console: the status line, and above it a word when the connection is lost. */
export function StatusArea() {
  const connection = useConnection();
  return (
    <>
      <ConnectionBanner connection={connection} />
      <StatusLine connection={connection} />
    </>
  );
}
