'use client';

import { useQuery } from '@tanstack/react-query';
import { Dialog, QueryState } from '@/components/ui/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { ReportDraft } from './report-dialog.tsx';

/**
 * A frame takes over the page's policy, which lets no style through without this answer's nonce. The frame itself runs no scripts,
 * sends no forms and is of no origin, whatever the report holds.
 */
function withNonce(html: string): string {
  const nonce = document.querySelector<HTMLElement>('script[nonce]')?.nonce ?? '';
  return html.replace('<style>', `<style nonce="${nonce.replaceAll(/[^\w+/=-]/g, '')}">`);
}

export interface PreviewDialogProps {
  readonly draft: Pick<ReportDraft, 'name' | 'timing' | 'sections' | 'departmentId'>;
  readonly onClose: () => void;
}

/** A report as it would come now; nothing is sent. */
export function PreviewDialog({ draft: { name, timing, sections, departmentId }, onClose }: PreviewDialogProps) {
  const trpc = useTRPC();
  const input = { name: name.trim() === '' ? 'Spend' : name, timing, sections: [...sections], departmentId };
  const query = useQuery({ ...trpc.reports.preview.queryOptions(input), staleTime: 0 });
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title="Preview"
      description={query.data?.subject ?? 'As it would come now. Nothing is sent.'}
    >
      <QueryState query={query} what="the preview" rows={8}>
        {({ html }) => (
          <iframe
            title="The report"
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            srcDoc={withNonce(html)}
            className="h-[58dvh] w-full rounded-control border border-line-2 bg-surface-1"
          />
        )}
      </QueryState>
    </Dialog>
  );
}
