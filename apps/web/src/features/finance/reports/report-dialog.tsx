'use client';

import { reportSections } from '@agent-os/core/choices';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { Button, Dialog, FormActions, SelectField, TextField, useToasts } from '@/components/ui/index.ts';
import { kernelProblems, useCheckedForm } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { sectionWords } from './describe-report.ts';
import { readReportForm } from './read-report-form.ts';
import { RecipientFields } from './recipient-fields.tsx';
import type { Report, Reports } from './report-types.ts';
import { TimingFields } from './timing-fields.tsx';

export type ReportDraft = ReturnType<typeof readReportForm>;

export interface ReportDialogProps {
  readonly reports: Reports;
  /** Undefined makes a new one. */
  readonly report: Report | undefined;
  readonly onClose: () => void;
  readonly onPreview: (draft: ReportDraft) => void;
}

const checkbox = 'size-4 shrink-0 translate-y-0.5 accent-ink-1';

/** Which field shows what is wrong with one address of the list. */
function atRecipients(problems: Readonly<Record<string, string>>): string | undefined {
  return Object.entries(problems).find(([path]) => path === 'recipients' || path.startsWith('recipients.'))?.[1];
}

/** Makes a report that comes by mail, or changes one. */
export function ReportDialog({ reports, report, onClose, onPreview }: ReportDialogProps) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { tell } = useToasts();
  const formRef = useRef<HTMLFormElement>(null);
  const { data: departments = [] } = useQuery(trpc.departments.list.queryOptions());
  const { data: people } = useQuery(trpc.reports.people.queryOptions());
  const put = useMutation(
    trpc.reports.put.mutationOptions({
      onSuccess: async (_, { name }) => {
        await client.invalidateQueries(trpc.reports.pathFilter());
        tell(`The report “${name}” is saved.`);
        onClose();
      },
    }),
  );
  const form = useCheckedForm({
    schema: ({ putReportInput }) => putReportInput,
    read: (data) => ({ ...readReportForm(data), ...(report === undefined ? {} : { scheduleId: report.id }) }),
    onValid: (input) => put.mutate(input),
  });
  const problems = { ...kernelProblems(put.error, 'reason'), ...form.problems };
  const preview = () => {
    if (formRef.current) onPreview(readReportForm(new FormData(formRef.current)));
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={report === undefined ? 'New report' : `Change “${report.name}”`}
      description="Spend of the last whole day, week or month, from the ledger."
    >
      <form ref={formRef} onSubmit={form.onSubmit} noValidate className="flex flex-col gap-3">
        <TextField
          label="Name"
          name="name"
          autoComplete="off"
          defaultValue={report?.name ?? 'Spend'}
          problem={problems['name']}
        />
        <TimingFields timing={report?.timing} problems={problems} />
        <SelectField
          label="Of"
          name="departmentId"
          defaultValue={report?.department?.id ?? ''}
          problem={problems['departmentId']}
        >
          <option value="">The whole organisation</option>
          {departments.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <fieldset>
          <legend className="mb-1 text-12 text-ink-2">What it shows below the sum</legend>
          {reportSections.map((section) => (
            <label key={section} className="flex min-h-6 items-baseline gap-2">
              <input
                type="checkbox"
                name="sections"
                value={section}
                defaultChecked={report?.sections.includes(section) ?? true}
                className={checkbox}
              />
              {sectionWords[section]}
            </label>
          ))}
          <label className="flex min-h-6 items-baseline gap-2">
            <input type="checkbox" name="withCsv" defaultChecked={report?.withCsv ?? false} className={checkbox} />
            Every agent with exact amounts, as a CSV file
          </label>
        </fieldset>
        <RecipientFields
          people={people}
          recipients={report?.recipients ?? []}
          domains={reports.domains}
          problem={atRecipients(problems)}
        />
        <TextField
          label="Reason"
          name="reason"
          autoComplete="off"
          hint="Needed when others than you get it."
          problem={problems['reason']}
        />
        <FormActions
          onCancel={onClose}
          pending={put.isPending}
          disabled={people === undefined}
          aside={
            <Button className="mr-auto" onClick={preview}>
              Preview
            </Button>
          }
        >
          {report === undefined ? 'Create report' : 'Save report'}
        </FormActions>
      </form>
    </Dialog>
  );
}
