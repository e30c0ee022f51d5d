'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, ConfirmDialog, TextAreaField, useToasts } from '@/components/ui/index.ts';
import { checkInput, kernelProblems, textOf } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { PowerCap } from './energy-types.ts';
import { cutWords } from './energy-words.ts';
import { useEnergyRefresh } from './use-energy.ts';

/** Ends a cap before its time; with a reason. */
export function LiftCap({ cap }: { readonly cap: PowerCap }) {
  const trpc = useTRPC();
  const refresh = useEnergyRefresh();
  const { tell } = useToasts();
  const [open, setOpen] = useState(false);
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const lift = useMutation(
    trpc.energy.liftCap.mutationOptions({
      onSuccess: async ({ scopeName }) => {
        await refresh();
        setOpen(false);
        tell(`The cap of ${scopeName.toLowerCase()} is lifted.`);
      },
    }),
  );
  const confirm = async (form: FormData) => {
    const given = { capId: cap.id, reason: textOf(form, 'reason') };
    const result = await checkInput(({ liftPowerCapInput }) => liftPowerCapInput, given, 'all');
    setFields(result.ok ? {} : result.problems);
    if (result.ok) lift.mutate(result.input);
  };
  const problems: Readonly<Record<string, string>> = { ...kernelProblems(lift.error, 'all'), ...fields };
  return (
    <>
      <Button
        size="small"
        onClick={() => {
          lift.reset();
          setFields({});
          setOpen(true);
        }}
      >
        Lift…
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        look="main"
        title={`Lift the cap of ${cap.scopeName.toLowerCase()}`}
        effect={`${cutWords(cap)} ends now. Other caps go on.`}
        confirm="Lift cap"
        pending={lift.isPending}
        problem={problems['all'] ?? problems['capId']}
        onConfirm={(form) => void confirm(form)}
      >
        <TextAreaField label="Reason" name="reason" rows={2} required problem={problems['reason']} />
      </ConfirmDialog>
    </>
  );
}
