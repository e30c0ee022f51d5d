import { LineOverTime } from '@/components/chart/index.ts';
import { AgentName, DataTable, EmptyState, type Column } from '@/components/ui/index.ts';
import { formatCount, formatQuantity } from '@/format/index.ts';
import { formatCredits } from '../format-credits.ts';
import type { MarketWhatIf } from '../market-types.ts';
import { lookedWords } from '../span-words.ts';
import { prepareWhatIf, type WhatIfAgent, type WhatIfDepartment, type WhatIfFigure } from './prepare-what-if.ts';

const figureColumns: readonly Column<WhatIfFigure>[] = [
  { key: 'name', head: 'Figure', cell: ({ name }) => <span className="text-ink-1">{name}</span> },
  { key: 'was', head: 'As it was', align: 'right', cell: ({ was }) => was },
  {
    key: 'would',
    head: 'What if',
    align: 'right',
    cell: ({ would }) => (
      <strong className="font-semibold text-ink-1 underline decoration-dashed underline-offset-3">{would}</strong>
    ),
  },
  { key: 'change', head: 'Difference', align: 'right', cell: ({ change }) => change },
];

const departmentColumns: readonly Column<WhatIfDepartment>[] = [
  { key: 'name', head: 'Department', cell: ({ name }) => <span className="text-ink-1">{name}</span> },
  { key: 'worth', head: 'Value served, credits', align: 'right', cell: ({ worth }) => worth },
  { key: 'worthChange', head: 'Difference', align: 'right', cell: ({ worthChange }) => worthChange },
  { key: 'paid', head: 'Pays, credits', align: 'right', cell: ({ paid }) => paid },
  { key: 'paidChange', head: 'Difference', align: 'right', cell: ({ paidChange }) => paidChange },
  { key: 'energy', head: 'Energy', align: 'right', cell: ({ energy }) => energy },
  { key: 'without', head: 'Rounds with nothing', align: 'right', cell: ({ without }) => without },
];

const agentColumns: readonly Column<WhatIfAgent>[] = [
  { key: 'agent', head: 'Agent', cell: ({ slug, name }) => <AgentName slug={slug} name={name} /> },
  { key: 'department', head: 'Department', cell: ({ department }) => department },
  { key: 'slots', head: 'Slots × rounds', align: 'right', cell: ({ slots }) => slots },
  {
    key: 'change',
    head: 'Gains or loses',
    align: 'right',
    cell: ({ slotsChange, verdict }) => (
      <span className={verdict === 'loses' ? 'text-care' : verdict === 'gains' ? 'text-run' : ''}>
        {verdict === 'alike' ? 'as many' : `${verdict} ${slotsChange}`}
      </span>
    ),
  },
  { key: 'paid', head: 'Pays, credits', align: 'right', cell: ({ paid }) => paid },
  { key: 'paidChange', head: 'Difference', align: 'right', cell: ({ paidChange }) => paidChange },
  { key: 'without', head: 'Rounds without', align: 'right', cell: ({ without }) => without },
];

/** What would have been decided, beside what was: prices over time, figures, and who gains and loses. */
export function WhatIfAnswer({ answer, slug }: { readonly answer: MarketWhatIf; readonly slug: string }) {
  if (answer.prices.length === 0) {
    return <EmptyState title={`${slug} took part in none of the last rounds: there is nothing to decide again.`} />;
  }
  const { figures, departments, agents, lines, summary } = prepareWhatIf(answer);
  return (
    <>
      {lines.every(({ points }) => points.length > 1) && (
        <LineOverTime
          label={`Price of ${slug}, as it was and what if`}
          unit="credits"
          series={lines}
          height="low"
          format={formatCredits}
          formatAxis={formatCredits}
        />
      )}
      <DataTable
        caption="Figures as they were, and what if"
        columns={figureColumns}
        rows={figures}
        rowKey={({ name }) => name}
      />
      <p className="px-4 pt-3 pb-1 font-medium">By department</p>
      <DataTable
        caption="Departments as they were, and what if"
        columns={departmentColumns}
        rows={departments}
        rowKey={({ id }) => id}
      />
      <p className="px-4 pt-3 pb-1 font-medium">{summary}</p>
      {agents.length > 0 && (
        <DataTable caption="Who gains and who loses" columns={agentColumns} rows={agents} rowKey={({ id }) => id} />
      )}
      <p className="px-4 py-2 text-11 text-ink-3">
        {`${lookedWords(answer)} ${slug} took part in ${formatQuantity(answer.prices.length, 'round')} decided again; what is asked for and what it is worth is as it was. `}
        {answer.differing === 0
          ? 'Unchanged, every one of them replays to its hash.'
          : `${formatCount(answer.differing)} of them, unchanged, replay to another hash: do not trust this answer.`}
      </p>
    </>
  );
}
