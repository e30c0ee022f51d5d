'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, ConfirmDialog, TextAreaField, useToasts } from '@/components/ui/index.ts';
import { checkInput, kernelProblems, textOf } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { EnergyDevice } from './energy-types.ts';
import { useEnergyRefresh } from './use-energy.ts';

/** Takes a device out of use; with a reason. */
export function RetireDevice({ device }: { readonly device: EnergyDevice }) {
  const trpc = useTRPC();
  const refresh = useEnergyRefresh();
  const { tell } = useToasts();
  const [open, setOpen] = useState(false);
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const retire = useMutation(
    trpc.energy.retireDevice.mutationOptions({
      onSuccess: async () => {
        await refresh();
        setOpen(false);
        tell(`${device.name} is retired. What it drew stays in the ledger.`);
      },
    }),
  );
  const confirm = async (form: FormData) => {
    const given = { deviceId: device.id, reason: textOf(form, 'reason') };
    const result = await checkInput(({ retireDeviceInput }) => retireDeviceInput, given, 'all');
    setFields(result.ok ? {} : result.problems);
    if (result.ok) retire.mutate(result.input);
  };
  const problems: Readonly<Record<string, string>> = { ...kernelProblems(retire.error, 'all'), ...fields };
  return (
    <>
      <Button
        size="small"
        aria-label={`Retire ${device.name}`}
        onClick={() => {
          retire.reset();
          setFields({});
          setOpen(true);
        }}
      >
        Retire…
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={`Retire ${device.name}`}
        effect="It is metered no more, and its pool may draw that much less. What it drew stays in the ledger."
        confirm="Retire device"
        pending={retire.isPending}
        problem={problems['all'] ?? problems['deviceId']}
        onConfirm={(form) => void confirm(form)}
      >
        <TextAreaField label="Reason" name="reason" rows={2} required problem={problems['reason']} />
      </ConfirmDialog>
    </>
  );
}
