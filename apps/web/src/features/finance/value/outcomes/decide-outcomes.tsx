'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, ConfirmDialog, TextAreaField, TextField, useToasts } from '@/components/ui/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { checkInput, kernelProblems, textOf } from '@/forms/index.ts';
import { useKeys } from '@/preferences/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { useValueRefresh } from '../use-value-refresh.ts';

type Decision = 'accept' | 'reject' | 'undo';

/** The kernel decides on so many at once. */
const atOnceMost = 200;

const words: Readonly<Record<Decision, { readonly verb: string; readonly done: string; readonly effect: string }>> = {
  accept: {
    verb: 'Accept',
    done: 'accepted',
    effect: 'They count from now on, each at the value that the rule of its kind gives it today.',
  },
  reject: { verb: 'Reject', done: 'rejected', effect: 'They are worth nothing; what they cost stays.' },
  undo: { verb: 'Undo', done: 'waiting again', effect: 'They wait for a decision again; people’s time stays counted.' },
};

export interface DecideOutcomesProps {
  /** At least one. */
  readonly taskIds: readonly string[];
  readonly decisions: readonly Decision[];
  readonly onDecided: () => void;
}

/** Accepts or rejects outcomes with a reason, or takes that back. What was just decided is undone by `u`. */
export function DecideOutcomes({ taskIds, decisions, onDecided }: DecideOutcomesProps) {
  const trpc = useTRPC();
  const refresh = useValueRefresh();
  const { tell, tellProblem, toast } = useToasts();
  const [decision, setDecision] = useState<Decision>();
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const takeBack = useMutation(
    trpc.value.decide.mutationOptions({
      onSuccess: async ({ decided }) => {
        await refresh();
        tell(`${formatQuantity(decided.length, 'outcome')} waiting again.`);
      },
      onError: ({ message }) => tellProblem(message),
    }),
  );
  const decide = useMutation(
    trpc.value.decide.mutationOptions({
      onSuccess: async ({ decided, refused }, input) => {
        await refresh();
        setDecision(undefined);
        onDecided();
        const undone = decided.map(({ taskId }) => taskId);
        toast({
          title: `${formatQuantity(decided.length, 'outcome')} ${words[input.decision].done}.`,
          ...(input.decision === 'undo'
            ? {}
            : { undo: () => takeBack.mutate({ taskIds: undone, decision: 'undo', reason: 'Taken back at once' }) }),
        });
        const [first] = refused;
        if (first) tellProblem(`${formatQuantity(refused.length, 'outcome')} stayed as before. ${first.words}`);
      },
    }),
  );
  const open = (next: Decision) => {
    decide.reset();
    setFields({});
    setDecision(next);
  };
  useKeys(
    Object.fromEntries(
      decisions.map((one) => [
        one === 'undo' ? 'b' : one.charAt(0),
        { does: `${words[one].verb.toLowerCase()} selected`, run: () => open(one) },
      ]),
    ),
  );
  const chosen = taskIds.slice(0, atOnceMost);
  const count = formatQuantity(chosen.length, 'outcome');
  const shown = words[decision ?? 'accept'];
  const confirm = async (form: FormData) => {
    const minutes = textOf(form, 'minutes').trim();
    const humanSeconds = minutes === '' ? null : Math.round(Number(minutes.replace(',', '.')) * 60);
    const given = { taskIds: chosen, decision, reason: textOf(form, 'reason'), humanSeconds };
    const result = await checkInput(({ decideOutcomesInput }) => decideOutcomesInput, given, 'all');
    const minutesWrong = !result.ok && result.problems['humanSeconds'] !== undefined;
    setFields(
      result.ok ? {} : { ...result.problems, ...(minutesWrong ? { minutes: 'Give minutes such as 2.5.' } : {}) },
    );
    if (result.ok) decide.mutate(result.input);
  };
  const problems = { ...kernelProblems(decide.error, 'all'), ...fields };
  return (
    <>
      {decisions.map((one) => (
        <Button
          key={one}
          size="small"
          {...(one === 'accept' ? { look: 'main' as const } : {})}
          onClick={() => open(one)}
        >
          {`${words[one].verb} ${formatQuantity(taskIds.length, 'outcome')}…`}
        </Button>
      ))}
      <ConfirmDialog
        open={decision !== undefined}
        onOpenChange={(next) => {
          if (!next) setDecision(undefined);
        }}
        title={`${shown.verb} ${count}`}
        effect={
          <>
            <p>{shown.effect}</p>
            {taskIds.length > atOnceMost && (
              <p className="mt-1">{`The first ${atOnceMost} of the ${taskIds.length} selected; decide on the rest after them.`}</p>
            )}
          </>
        }
        confirm={`${shown.verb} ${count}`}
        look={decision === 'reject' ? 'stop' : 'main'}
        pending={decide.isPending}
        problem={problems['all'] ?? problems['taskIds']}
        onConfirm={(form) => void confirm(form)}
      >
        <TextAreaField label="Reason" name="reason" rows={2} required problem={problems['reason']} />
        {decision !== 'undo' && (
          <TextField
            label="The review of each took, minutes"
            name="minutes"
            inputMode="decimal"
            autoComplete="off"
            hint="Empty: what the rule assumes, if it does."
            problem={problems['minutes']}
          />
        )}
      </ConfirmDialog>
    </>
  );
}
