'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/trpc/client.tsx';
import { ruleStart, type RuleStart } from './rule-start.ts';

const own = 'own';

/** Begins a rule: from a sector's template, or one of its own. */
export function TemplateMenu({ onStart }: { readonly onStart: (start: RuleStart) => void }) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.value.templates.queryOptions());
  const choose = (key: string) => {
    const template = data?.templates.find((one) => one.key === key);
    onStart(ruleStart(template === undefined ? {} : { template }));
  };
  return (
    <select
      aria-label="New rule"
      value=""
      onChange={(event) => choose(event.target.value)}
      className="h-6 rounded-control border border-line-3 bg-surface-1 px-1.5 text-12 text-ink-1 print:hidden"
    >
      <option value="" disabled>
        New rule…
      </option>
      <option value={own}>One of your own</option>
      {data?.templates.map(({ key, sector, work }) => (
        <option key={key} value={key}>
          {`${sector}: ${work}`}
        </option>
      ))}
    </select>
  );
}
