import { Button, StateBadge, Time, type Column } from '@/components/ui/index.ts';
import { nothing } from '@/format/index.ts';
import type { ReportChange } from './change-report.tsx';
import { DeliveryState } from './delivery-state.tsx';
import { describeRecipients, describeTiming } from './describe-report.ts';
import type { Report } from './report-types.ts';

export interface ReportActions {
  readonly chosenId: string | undefined;
  readonly mayWrite: boolean;
  readonly mailIsSetUp: boolean;
  readonly onChoose: (report: Report) => void;
  readonly onPreview: (report: Report) => void;
  readonly onEdit: (report: Report) => void;
  readonly onChange: (report: Report, change: ReportChange) => void;
  readonly onSend: (report: Report) => void;
}

function NextTime({ report: { pausedAt, nextAt, retryAt } }: { readonly report: Report }) {
  if (pausedAt !== null) return <StateBadge shape="suspended">paused</StateBadge>;
  if (retryAt !== null) {
    return (
      <>
        again <Time at={retryAt} form="date" />
      </>
    );
  }
  return nextAt === null ? <>at the next closing</> : <Time at={nextAt} form="date" />;
}

/** Columns of the schedules, with what may be done to them. */
export function reportColumns(actions: ReportActions): readonly Column<Report>[] {
  const { chosenId, mayWrite, mailIsSetUp, onChoose, onPreview, onEdit, onChange, onSend } = actions;
  return [
    {
      key: 'name',
      head: 'Report',
      cell: (report) => (
        <button
          type="button"
          aria-current={report.id === chosenId ? 'true' : undefined}
          title={`Show what became of ${report.name}`}
          onClick={() => onChoose(report)}
          className={`inline-block max-w-64 min-h-6 truncate align-bottom hover:underline ${report.id === chosenId ? 'font-semibold text-you' : 'text-ink-1'}`}
        >
          {report.name}
        </button>
      ),
    },
    {
      key: 'of',
      head: 'Of',
      cell: ({ department }) => (
        <span className="inline-block max-w-48 truncate align-bottom" title={department?.name}>
          {department?.name ?? 'all'}
        </span>
      ),
    },
    { key: 'timing', head: 'When', cell: ({ timing }) => describeTiming(timing) },
    {
      key: 'to',
      head: 'To',
      cell: (report) => {
        const lost = report.recipients.filter(({ allowed }) => !allowed).map(({ email }) => email);
        return (
          <span
            title={report.recipients.map(({ email }) => email).join(', ')}
            className="inline-block max-w-64 truncate align-bottom"
          >
            {describeRecipients(report)}
            {lost.length > 0 && <span className="text-care">, not to {lost.join(', ')} any longer</span>}
          </span>
        );
      },
    },
    { key: 'next', head: 'Next', cell: (report) => <NextTime report={report} /> },
    {
      key: 'last',
      head: 'Last',
      cell: ({ lastDelivery }) =>
        lastDelivery === null ? (
          nothing
        ) : (
          <span title={lastDelivery.error} className="inline-flex items-center gap-2">
            <DeliveryState delivery={lastDelivery} />
            <Time at={lastDelivery.recordedAt} form="date" />
          </span>
        ),
    },
    {
      key: 'actions',
      head: <span className="sr-only">Actions</span>,
      align: 'right',
      cell: (report) => (
        <span className="inline-flex gap-1">
          <Button size="small" look="ghost" aria-label={`Preview ${report.name}`} onClick={() => onPreview(report)}>
            Preview
          </Button>
          {mayWrite && (
            <>
              <Button
                size="small"
                look="ghost"
                aria-label={`Send to me: ${report.name}`}
                disabled={!mailIsSetUp}
                title={mailIsSetUp ? 'As it would be now, to you alone' : 'Mail is not set up'}
                onClick={() => onSend(report)}
              >
                Send to me
              </Button>
              <Button size="small" look="ghost" aria-label={`Change ${report.name}`} onClick={() => onEdit(report)}>
                Change
              </Button>
              <Button
                size="small"
                look="ghost"
                aria-label={`${report.pausedAt === null ? 'Pause' : 'Resume'} ${report.name}`}
                onClick={() => onChange(report, report.pausedAt === null ? 'pause' : 'resume')}
              >
                {report.pausedAt === null ? 'Pause' : 'Resume'}
              </Button>
              <Button
                size="small"
                look="ghost"
                aria-label={`Delete ${report.name}`}
                onClick={() => onChange(report, 'delete')}
              >
                Delete
              </Button>
            </>
          )}
        </span>
      ),
    },
  ];
}
