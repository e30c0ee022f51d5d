'use client';

import { useState } from 'react';
import { Button, SelectField } from '@/components/ui/index.ts';
import type { Model } from '../model-types.ts';

export interface CandidatesFieldProps {
  readonly models: readonly Model[];
  /** Ids in order. */
  readonly initial: readonly string[];
  readonly problem: string | undefined;
}

/** Which models a route may ask, in order. The form reads them as fields named `candidates`. */
export function CandidatesField({ models, initial, problem }: CandidatesFieldProps) {
  const [chosen, setChosen] = useState(initial);
  const nameOf = (id: string) => models.find((model) => model.id === id)?.name ?? id;
  const others = models.filter(({ id }) => !chosen.includes(id));
  const move = (index: number, by: number) => {
    const next = [...chosen];
    const [id] = next.splice(index, 1);
    if (id !== undefined) next.splice(index + by, 0, id);
    setChosen(next);
  };
  return (
    <fieldset>
      <legend className="mb-1 text-12 text-ink-2">Candidates in order</legend>
      <ol className="mb-1 flex flex-col gap-1">
        {chosen.map((id, index) => (
          <li key={id} className="flex items-center gap-2">
            <input type="hidden" name="candidates" value={id} />
            <span className="w-4 text-right text-ink-3">{index + 1}</span>
            <span className="min-w-0 flex-1 truncate text-ink-1">{nameOf(id)}</span>
            <Button
              size="small"
              look="ghost"
              disabled={index === 0}
              aria-label={`${nameOf(id)} earlier`}
              onClick={() => move(index, -1)}
            >
              ↑
            </Button>
            <Button
              size="small"
              look="ghost"
              disabled={index === chosen.length - 1}
              aria-label={`${nameOf(id)} later`}
              onClick={() => move(index, 1)}
            >
              ↓
            </Button>
            <Button
              size="small"
              look="ghost"
              aria-label={`Without ${nameOf(id)}`}
              onClick={() => setChosen(chosen.filter((other) => other !== id))}
            >
              ×
            </Button>
          </li>
        ))}
      </ol>
      <SelectField
        label="Add a candidate"
        quiet
        value=""
        onChange={(event) => setChosen([...chosen, event.target.value])}
        hint={chosen.length === 0 ? 'None named: every model that meets the requirements.' : undefined}
        problem={problem}
        disabled={others.length === 0}
      >
        <option value="">add a candidate…</option>
        {others.map(({ id, name, provider }) => (
          <option key={id} value={id}>
            {`${name} (${provider.name}${provider.simulated ? ', simulated' : ''})`}
          </option>
        ))}
      </SelectField>
    </fieldset>
  );
}
