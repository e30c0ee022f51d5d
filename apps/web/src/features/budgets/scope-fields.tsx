'use client';

import { budgetScopes } from '@agent-os/core/choices';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { SelectField, TextField, WordsField } from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { BudgetScopeKind } from './budget-types.ts';
import { scopeWords } from './budget-words.ts';

const agentScopes: ReadonlySet<BudgetScopeKind> = new Set(['agent', 'run', 'user']);

const agentHints: Readonly<Partial<Record<BudgetScopeKind, string>>> = {
  run: 'Each of its runs has this much.',
  user: 'Each user that its requests name has this much. Empty: each user of the organisation.',
};

/** What a budget can stand over, by kind, fetched while the form is open. */
export function useScopeChoice(kind: BudgetScopeKind) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const mayKeys = useMay('keys:read');
  const agentOptions = trpc.agents.list.queryOptions();
  const ofAgents = agentScopes.has(kind);
  const departments = useQuery({
    ...trpc.departments.list.queryOptions(),
    enabled: kind === 'department' || kind === 'team',
  });
  const agents = useQuery({ ...agentOptions, enabled: ofAgents });
  const models = useQuery({ ...trpc.models.list.queryOptions(), enabled: kind === 'model' });
  const keys = useQuery({ ...trpc.keys.listAll.queryOptions(), enabled: kind === 'key' && mayKeys });
  const choices = (): readonly { readonly id: string; readonly name: string }[] => {
    switch (kind) {
      case 'department':
        return departments.data ?? [];
      case 'team':
        return (departments.data ?? []).flatMap(({ name: of, teams }) =>
          teams.map(({ id, name }) => ({ id, name: `${name}, ${of}` })),
        );
      case 'model':
        return models.data ?? [];
      case 'key':
        return (keys.data ?? [])
          .filter(({ revokedAt }) => revokedAt === null)
          .map(({ id, name, lastFour, agent }) => ({ id, name: `…${lastFour}, ${name} of ${agent.slug}` }));
      case 'organisation':
      case 'agent':
      case 'run':
      case 'user':
        return [];
    }
  };
  /** The id that a form's text stands for: an agent's slug, or the id itself. Null for the organisation, and for every end user. */
  const idOf = async (text: string): Promise<string | null> => {
    if (kind === 'organisation' || (kind === 'user' && text.trim() === '')) return null;
    if (!ofAgents) return text;
    const all = agents.data ?? (await client.query(agentOptions).catch(() => []));
    return all.find(({ slug }) => slug === text.trim())?.id ?? '';
  };
  const kinds = budgetScopes.filter((one) => one !== 'key' || mayKeys);
  return { kinds, choices: choices(), agents: agents.data?.filter(({ state }) => state !== 'retired') ?? [], idOf };
}

export interface ScopeFieldsProps {
  readonly kind: BudgetScopeKind;
  readonly onKind: (kind: BudgetScopeKind) => void;
  readonly choice: ReturnType<typeof useScopeChoice>;
  readonly problem: string | undefined;
}

/** What the budget stands over: first the kind, then which. */
export function ScopeFields({ kind, onKind, choice, problem }: ScopeFieldsProps) {
  const listId = useId();
  const { kinds, choices, agents } = choice;
  const ofAgents = agentScopes.has(kind);
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <WordsField
        label="Over"
        name="scopeKind"
        value={kind}
        onChange={({ target }) => onKind(kinds.find((one) => one === target.value) ?? 'organisation')}
        choices={kinds}
        words={scopeWords}
      />
      {ofAgents && (
        <>
          <TextField
            label="Digital employee"
            name="scopeId"
            list={listId}
            required={kind !== 'user'}
            autoComplete="off"
            hint={agentHints[kind] ?? 'Its slug; type to find it.'}
            problem={problem === undefined ? undefined : 'There is no digital employee of that slug.'}
          />
          <datalist id={listId}>
            {agents.map(({ id, slug, name }) => (
              <option key={id} value={slug}>
                {name}
              </option>
            ))}
          </datalist>
        </>
      )}
      {!ofAgents && kind !== 'organisation' && (
        <SelectField label="Which" name="scopeId" required problem={problem}>
          {choices.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
    </div>
  );
}
