'use client';

import { useQuery } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { Button, Dialog, QueryState, SelectField, SimulatedBadge, TextField } from '@/components/ui/index.ts';
import { textOf } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { DepartmentCredits, MarketAllocation, MarketPool } from '../market-types.ts';
import { firstSpan, roundSpans } from '../span-words.ts';
import { changeKinds, readChange, type ChangeKind, type WhatIfInput } from './read-change.ts';
import { WhatIfAnswer } from './what-if-answer.tsx';

const firstPercent = 75;

const kindNames: Readonly<Record<ChangeKind, string>> = {
  milliwatts: 'Power of the pool',
  slots: 'Slots of the pool',
  credits: 'Credits',
  bid: 'An agent’s bid',
  off: 'No market: even shares',
};

export interface AskWhatIfProps {
  readonly pool: MarketPool;
  /** Who bids in the round that is shown. */
  readonly agents: readonly Pick<MarketAllocation, 'agent'>[];
  readonly departments: readonly Pick<DepartmentCredits, 'department'>[];
  readonly onClose: () => void;
}

/** Decides kept rounds of a pool again with less power, other slots, credits or another bid: who would gain and who lose. Changes nothing. */
export function AskWhatIf({ pool, agents, departments, onClose }: AskWhatIfProps) {
  const trpc = useTRPC();
  const hasPower = pool.limits.milliwatts !== null;
  const first = hasPower ? 'milliwatts' : 'slots';
  const [kind, setKind] = useState<ChangeKind>(first);
  const [problem, setProblem] = useState<string>();
  // Kept while another is typed, so that what is shown is what was asked.
  const [asked, setAsked] = useState<WhatIfInput>({
    poolId: pool.pool.id,
    spanMs: Number(firstSpan),
    limitThousandths: { [first]: firstPercent * 10 },
  });
  const query = useQuery(trpc.market.whatIf.queryOptions(asked));
  const ask = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const typed = { kind, percent: textOf(form, 'percent'), whoseId: textOf(form, 'whose') };
    const change = readChange(typed, pool.pool.id, Number(textOf(form, 'span')));
    setProblem(typeof change === 'string' ? change : undefined);
    if (typeof change === 'string') return;
    // Rounds have come since: the same question may have another answer.
    if (JSON.stringify(change) === JSON.stringify(asked)) void query.refetch();
    else setAsked(change);
  };
  const whose = whoseOf(kind, { agents, departments });
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && onClose()}
      title={`What if, in ${pool.pool.slug}`}
      description="Kept rounds are decided again under other terms, with the demand that there was; paces follow from what departments would have paid. Nothing changes."
    >
      <form onSubmit={ask} noValidate className="grid items-end gap-3 sm:grid-cols-[1fr_1fr_7rem_1fr_auto]">
        <SelectField
          label="What changes"
          value={kind}
          onChange={({ target }) => setKind(changeKinds.find((one) => one === target.value) ?? 'slots')}
        >
          {changeKinds
            .filter((one) => one !== 'milliwatts' || hasPower)
            .map((one) => (
              <option key={one} value={one}>
                {kindNames[one]}
              </option>
            ))}
        </SelectField>
        <SelectField key={kind} label="Whose" name="whose" disabled={whose.length === 0}>
          {whose.length === 0 && <option value="">everybody’s</option>}
          {whose.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <TextField
          label="To"
          name="percent"
          unit="% of it"
          inputMode="decimal"
          autoComplete="off"
          defaultValue={String(firstPercent)}
          disabled={kind === 'off'}
        />
        <SelectField label="In" name="span" defaultValue={firstSpan}>
          {roundSpans.map(({ value, words }) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </SelectField>
        <Button type="submit" look="main" pending={query.isFetching}>
          Decide again
        </Button>
      </form>
      <p role="alert" className="mt-1 text-12 text-stop empty:hidden">
        {problem}
      </p>
      <section aria-label="What would have been" className="mt-3 border border-dashed border-line-3">
        <p className="px-3 pt-2">
          <SimulatedBadge />
        </p>
        {/* As high as an answer, so that the dialog does not jump. */}
        <div className="min-h-96">
          <QueryState query={query} what="what would have been" rows={10}>
            {(answer) => <WhatIfAnswer answer={answer} slug={pool.pool.slug} />}
          </QueryState>
        </div>
      </section>
    </Dialog>
  );
}

function whoseOf(
  kind: ChangeKind,
  { agents, departments }: Pick<AskWhatIfProps, 'agents' | 'departments'>,
): readonly { readonly id: string; readonly name: string }[] {
  if (kind === 'credits') return departments.map(({ department }) => department);
  return kind === 'bid' ? agents.map(({ agent }) => ({ id: agent.id, name: agent.slug })) : [];
}
