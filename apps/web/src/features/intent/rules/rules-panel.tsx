'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Button, DataTable, EmptyState, Panel, QueryState, useToasts } from '@/components/ui/index.ts';
import { useCallFields } from '@/features/calls/index.ts';
import { useActions, useMay } from '@/features/shell/index.ts';
import { lazyPart, useWarm } from '@/later/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { IntentRule, IntentRuleSet } from '../intent-types.ts';
import { useIntentRefresh } from '../use-intent-refresh.ts';
import { moveRule } from './move-rule.ts';
import { readColumns, writeColumns, type RuleRow } from './rule-columns.tsx';
import type { RuleDialogProps } from './rule-dialog.tsx';
import { ruleFields } from './rule-fields.ts';

const RuleDialog = lazyPart<RuleDialogProps>(async () => (await import('./rule-dialog.tsx')).RuleDialog);

function useSetRules(ruleSet: IntentRuleSet | undefined) {
  const trpc = useTRPC();
  const refresh = useIntentRefresh();
  const set = useMutation(trpc.intent.setRules.mutationOptions({ onSuccess: refresh }));
  return {
    set,
    /** Replaces all rules; `then` runs when that is done. */
    replace: (rules: IntentRule[], then: () => void) =>
      set.mutate({ expectedRevision: ruleSet?.revision ?? 0, rules }, { onSuccess: then }),
  };
}

/** The organisation's own word on what its calls mean, in the order in which it counts. */
export function RulesPanel() {
  useWarm(RuleDialog);
  const trpc = useTRPC();
  const mayWrite = useMay('scheduler:write');
  const { tell } = useToasts();
  const query = useQuery(trpc.intent.rules.queryOptions());
  const rules = query.data?.rules ?? [];
  const { set, replace } = useSetRules(query.data);
  const callFields = useCallFields();
  const fields = useMemo(() => ruleFields(callFields), [callFields]);
  /** Place of the rule that is edited; the end for a new one. */
  const [edited, setEdited] = useState<number>();
  const [dialogs, setDialogs] = useState(0);
  const open = (index: number) => {
    set.reset();
    setDialogs((before) => before + 1);
    setEdited(index);
  };
  useActions(mayWrite ? [{ id: 'intent.rule', name: 'Add rule…', run: () => open(rules.length) }] : []);
  const save = (rule: IntentRule) => {
    if (edited === undefined) return;
    replace(rules.toSpliced(edited, 1, rule), () => {
      setEdited(undefined);
      tell(`The rule ${rule.name} counts from the next call on.`);
    });
  };
  const rows = rules.map((rule, index): RuleRow => ({
    rule,
    index,
    last: index === rules.length - 1,
    busy: set.isPending,
    fields,
    onOpen: () => open(index),
    onMove: (by) => replace(moveRule(rules, index, by), () => tell(`${rule.name} is rule ${index + by + 1} now.`)),
    onRemove: () => replace(rules.toSpliced(index, 1), () => tell(`The rule ${rule.name} is removed.`)),
  }));
  const problem = set.error?.message;
  return (
    <Panel
      title="Rules"
      note="the first that holds decides, before anything a request says"
      actions={mayWrite && <Button onClick={() => open(rules.length)}>Add rule…</Button>}
    >
      <QueryState query={query} what="the rules" rows={2}>
        {() =>
          rules.length === 0 ? (
            <EmptyState title="No rules. Calls go by what they claim, what they say and who makes them." />
          ) : (
            <DataTable
              caption="Rules"
              columns={mayWrite ? writeColumns : readColumns}
              rows={rows}
              rowKey={({ rule, index }) => `${index} ${rule.name}`}
            />
          )
        }
      </QueryState>
      {edited === undefined && problem !== undefined && (
        <p role="alert" className="px-4 py-2 text-stop">
          {problem}
        </p>
      )}
      <RuleDialog
        key={dialogs}
        open={edited !== undefined}
        rule={edited === undefined ? undefined : rules[edited]}
        pending={set.isPending}
        problem={problem}
        onCancel={() => setEdited(undefined)}
        onRule={save}
      />
    </Panel>
  );
}
