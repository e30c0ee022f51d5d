'use client';

import type { CallFilter } from '@agent-os/core/contracts';
import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { Button } from '@/components/ui/index.ts';
import { formatCount } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';

/** Starts the download of what an address filters; the server streams it, so the page stays as it is. */
export function exportCalls(search: string): void {
  const link = document.createElement('a');
  link.href = `/calls/export${search}`;
  link.download = '';
  link.click();
}

/** Saves what is filtered as CSV; the figure is the totals'. */
export function ExportCalls({ filter }: { readonly filter: CallFilter }) {
  const trpc = useTRPC();
  const { data } = useQuery({ ...trpc.calls.totals.queryOptions(filter), enabled: false });
  const count = data && `${formatCount(data.calls)}${data.coverage.complete ? '' : '+'}`;
  return (
    <Button title="Export (e): CSV, the first 50,000 calls" onClick={() => exportCalls(window.location.search)}>
      <Download aria-hidden="true" size={14} strokeWidth={1.6} className="text-ink-3" />
      Export {count}
    </Button>
  );
}
