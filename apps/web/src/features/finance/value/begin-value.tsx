'use client';

import { useQuery } from '@tanstack/react-query';
import { Button, EmptyState, Panel, QueryState } from '@/components/ui/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { ruleStart, type RuleStart } from './rules/rule-start.ts';

export interface BeginValueProps {
  /** Absent for who may not write rules. */
  readonly onStart: ((start: RuleStart) => void) | undefined;
}

/** How to begin, with a definition for each sector to begin from. */
export function BeginValue({ onStart }: BeginValueProps) {
  const trpc = useTRPC();
  const query = useQuery(trpc.value.templates.queryOptions());
  return (
    <Panel title="What is the work worth?" note="nothing counts before it is accepted">
      <EmptyState title="No kind of task has a rule of value yet, and no outcome was reported in this month.">
        <ol className="mt-1 list-decimal pl-5">
          <li>
            Say what an accepted outcome of a kind of task is worth. The templates below measure a sector’s claim.
          </li>
          <li>
            Have tasks name their kind: <code>{'"kind": "ticket-resolution"'}</code> in <code>POST /v1/tasks</code>.
          </li>
          <li>
            Outcomes are reported by agents, people, a signed webhook or a file. Who may, accepts them here; only
            accepted ones count.
          </li>
        </ol>
      </EmptyState>
      <QueryState query={query} what="the templates" rows={6}>
        {({ templates }) => (
          <ul className="grid gap-px border-t border-line-1 bg-line-1 md:grid-cols-2 xl:grid-cols-3">
            {templates.map((template) => (
              <li key={template.key} className="flex flex-col gap-1 bg-surface-1 px-4 py-3">
                <h3 className="font-semibold">
                  {template.sector}: {template.work}
                </h3>
                <p className="text-ink-2">{template.measures}.</p>
                <p className="text-12 text-ink-2">Worth: {template.formulaText}.</p>
                <p className="text-12 text-ink-3">Said of the sector, and never used as a figure: {template.claim}.</p>
                {onStart && (
                  <span className="mt-auto pt-1">
                    <Button size="small" onClick={() => onStart(ruleStart({ template }))}>
                      Use this
                      <span className="sr-only"> template for {template.sector}</span>
                    </Button>
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
      </QueryState>
    </Panel>
  );
}
