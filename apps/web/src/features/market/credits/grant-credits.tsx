'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog, SelectField, TextAreaField, useToasts } from '@/components/ui/index.ts';
import { checkInput, kernelProblems, textOf } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { CreditsField } from '../credits-field.tsx';
import { formatCreditTotal } from '../format-credits.ts';
import type { MarketCredits } from '../market-types.ts';
import { readCredits } from '../read-credits.ts';

export interface GrantCreditsProps {
  readonly credits: MarketCredits;
  readonly onClose: () => void;
}

/** Gives a department more credits for the present period; pressed twice, they are given once. */
export function GrantCredits({ credits: { departments }, onClose }: GrantCreditsProps) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { tell } = useToasts();
  const [requestKey] = useState(() => crypto.randomUUID());
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const grant = useMutation(
    trpc.market.grantCredits.mutationOptions({
      onSuccess: async (_answer, { departmentId, amount }) => {
        await client.invalidateQueries(trpc.market.pathFilter());
        onClose();
        const name = departments.find(({ department }) => department.id === departmentId)?.department.name;
        tell(`${name ?? 'The department'} got ${formatCreditTotal(amount)} credits.`);
      },
    }),
  );
  const confirm = async (form: FormData) => {
    const amount = readCredits(textOf(form, 'amount'));
    if (amount === undefined || amount === 0n) {
      setFields({ amount: 'Give an amount of credits above 0, such as 500.' });
      return;
    }
    const given = {
      departmentId: textOf(form, 'departmentId'),
      amount: String(amount),
      requestKey,
      reason: textOf(form, 'reason'),
    };
    const result = await checkInput(({ grantCreditsInput }) => grantCreditsInput, given, 'all');
    setFields(result.ok ? {} : result.problems);
    if (result.ok) grant.mutate(result.input);
  };
  const problems: Readonly<Record<string, string>> = { ...kernelProblems(grant.error, 'all'), ...fields };
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      look="main"
      title="Grant credits"
      effect="They are added to what the department can pay with in the present period, on top of what it is granted by itself."
      confirm="Grant credits"
      pending={grant.isPending}
      problem={problems['all'] ?? problems['requestKey']}
      onConfirm={(form) => void confirm(form)}
    >
      <SelectField label="Department" name="departmentId" problem={problems['departmentId']}>
        {departments.map(({ department: { id, name } }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <CreditsField label="Amount" name="amount" problem={problems['amount']} />
      <TextAreaField label="Reason" name="reason" rows={2} required problem={problems['reason']} />
    </ConfirmDialog>
  );
}
