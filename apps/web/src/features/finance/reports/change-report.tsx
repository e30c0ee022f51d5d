'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ConfirmDialog, TextField, useToasts } from '@/components/ui/index.ts';
import { textOf } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { describeRecipients } from './describe-report.ts';
import type { Report } from './report-types.ts';

export type ReportChange = 'pause' | 'resume' | 'delete';

const verbs: Readonly<Record<ReportChange, string>> = { pause: 'Pause', resume: 'Resume', delete: 'Delete' };

function effectOf(change: ReportChange, report: Report): string {
  const who = describeRecipients(report);
  if (change === 'pause') return `Nothing goes to ${who} until it is resumed. What comes due meanwhile is left out.`;
  if (change === 'resume') return `It goes to ${who} again, from its next time on.`;
  return `Nothing goes to ${who} any more. It cannot be brought back; what was sent stays in the audit.`;
}

export interface ChangeReportProps {
  readonly report: Report;
  readonly change: ReportChange;
  readonly onClose: () => void;
}

/** Pauses, resumes or deletes a report, and says to whom it matters before it does. */
export function ChangeReport({ report, change, onClose }: ChangeReportProps) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { tell } = useToasts();
  const done = {
    onSuccess: async () => {
      await client.invalidateQueries(trpc.reports.pathFilter());
      tell(`“${report.name}” is ${{ pause: 'paused', resume: 'resumed', delete: 'deleted' }[change]}.`);
      onClose();
    },
  };
  const pause = useMutation(trpc.reports.pause.mutationOptions(done));
  const remove = useMutation(trpc.reports.remove.mutationOptions(done));
  const confirm = (form: FormData) => {
    const input = { scheduleId: report.id, reason: textOf(form, 'reason') };
    if (change === 'delete') remove.mutate(input);
    else pause.mutate({ ...input, paused: change === 'pause' });
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={`${verbs[change]} “${report.name}”`}
      effect={effectOf(change, report)}
      confirm={`${verbs[change]} report`}
      look={change === 'delete' ? 'stop' : 'main'}
      pending={pause.isPending || remove.isPending}
      problem={(pause.error ?? remove.error)?.message}
      onConfirm={confirm}
    >
      <TextField label="Reason" name="reason" autoComplete="off" hint="Needed when others than you get it." />
    </ConfirmDialog>
  );
}
