'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, DataTable, EmptyState, Panel, QueryState, useToasts } from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { ChangeReport, type ReportChange } from './change-report.tsx';
import { DeliveriesPanel } from './deliveries-panel.tsx';
import { DomainsDialog } from './domains-dialog.tsx';
import { MailNotice } from './mail-notice.tsx';
import { PreviewDialog, type PreviewDialogProps } from './preview-dialog.tsx';
import { reportColumns } from './report-columns.tsx';
import { ReportDialog } from './report-dialog.tsx';
import type { Report, Reports } from './report-types.ts';

/** What stands over the list. */
type Opened =
  | { readonly kind: 'put'; readonly report: Report | undefined }
  | { readonly kind: 'change'; readonly report: Report; readonly change: ReportChange }
  | { readonly kind: 'domains' };

interface ReportsTabProps {
  /** The report whose deliveries are shown. */
  readonly chosenId: string | null;
  readonly onChoose: (reportId: string) => void;
}

function useSendToSelf() {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { tell, tellProblem } = useToasts();
  return useMutation(
    trpc.reports.sendToSelf.mutationOptions({
      onSuccess: async ({ state, to, error }) => {
        await client.invalidateQueries(trpc.reports.pathFilter());
        if (state === 'sent') tell(`It was sent to ${to}.`);
        else tellProblem(error);
      },
      onError: ({ message }) => tellProblem(message),
    }),
  );
}

/** Reports that come by mail: when, to whom, and what became of them. */
export function ReportsTab({ chosenId, onChoose }: ReportsTabProps) {
  const trpc = useTRPC();
  const query = useQuery(trpc.reports.list.queryOptions());
  const mayWrite = useMay('finance:write');
  const mayAllow = useMay('organisation:write');
  const [opened, setOpened] = useState<Opened>();
  const [preview, setPreview] = useState<PreviewDialogProps['draft']>();
  const send = useSendToSelf();
  const close = () => setOpened(undefined);
  const columnsOf = ({ mail }: Reports, chosen: Report | undefined) =>
    reportColumns({
      chosenId: chosen?.id,
      mayWrite,
      mailIsSetUp: mail.missing.length === 0,
      onChoose: ({ id }) => onChoose(id),
      onPreview: ({ name, timing, sections, department }) =>
        setPreview({ name, timing, sections, departmentId: department?.id ?? null }),
      onEdit: (report) => setOpened({ kind: 'put', report }),
      onChange: (report, change) => setOpened({ kind: 'change', report, change }),
      onSend: ({ id }) => send.mutate({ scheduleId: id }),
    });
  return (
    <QueryState query={query} what="the reports" rows={6}>
      {(reports) => {
        const { items, domains, mail } = reports;
        const chosen = items.find(({ id }) => id === chosenId);
        const allowed = domains.length === 0 ? 'to members only' : `to members and ${domains.join(', ')}`;
        return (
          <>
            <MailNotice mail={mail} />
            <Panel
              title="Reports by mail"
              note={`${formatQuantity(items.length, 'report', 'reports')}, ${allowed}`}
              actions={
                <>
                  {mayAllow && (
                    <Button size="small" onClick={() => setOpened({ kind: 'domains' })}>
                      Allowed domains…
                    </Button>
                  )}
                  {mayWrite && (
                    <Button size="small" look="main" onClick={() => setOpened({ kind: 'put', report: undefined })}>
                      New report…
                    </Button>
                  )}
                </>
              }
            >
              {items.length === 0 ? (
                <EmptyState title="No report comes by mail yet.">
                  <p>Make one: what was spent, by whom, against budget and forecast, every day, week or month.</p>
                </EmptyState>
              ) : (
                <DataTable
                  caption="Reports by mail"
                  columns={columnsOf(reports, chosen)}
                  rows={items}
                  rowKey={({ id }) => id}
                />
              )}
            </Panel>
            {chosen && <DeliveriesPanel key={chosen.id} report={chosen} />}
            {opened?.kind === 'put' && (
              <ReportDialog reports={reports} report={opened.report} onClose={close} onPreview={setPreview} />
            )}
            {opened?.kind === 'change' && (
              <ChangeReport report={opened.report} change={opened.change} onClose={close} />
            )}
            {opened?.kind === 'domains' && <DomainsDialog domains={domains} onClose={close} />}
            {preview && <PreviewDialog draft={preview} onClose={() => setPreview(undefined)} />}
          </>
        );
      }}
    </QueryState>
  );
}
