'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog, TextAreaField, useToasts } from '@/components/ui/index.ts';
import { checkInput, kernelProblems, textOf } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { MarketMode, MarketSettings } from '../market-types.ts';
import { modeDone, modeEffects, modeNames } from './mode-words.ts';

export interface ChangeModeProps {
  readonly settings: MarketSettings;
  readonly mode: MarketMode;
  readonly onClose: () => void;
}

/** Says what another mode does, takes the reason, and changes to it. Refused when somebody else changed the terms meanwhile. */
export function ChangeMode({ settings, mode, onClose }: ChangeModeProps) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { tell } = useToasts();
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const set = useMutation(
    trpc.market.setMode.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries(trpc.market.pathFilter());
        onClose();
        tell(modeDone[mode]);
      },
    }),
  );
  const confirm = async (form: FormData) => {
    const given = { mode, expectedVersion: settings.version, reason: textOf(form, 'reason') };
    const result = await checkInput(({ setMarketModeInput }) => setMarketModeInput, given, 'all');
    setFields(result.ok ? {} : result.problems);
    if (result.ok) set.mutate(result.input);
  };
  const problems: Readonly<Record<string, string>> = { ...kernelProblems(set.error, 'all'), ...fields };
  const name = modeNames[mode].toLowerCase();
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      look="main"
      title={mode === 'shadow' ? 'Run the market in shadow' : `Turn the market ${name}`}
      effect={modeEffects[mode]}
      confirm={mode === 'shadow' ? 'Run in shadow' : `Turn ${name}`}
      pending={set.isPending}
      problem={problems['all'] ?? problems['expectedVersion']}
      onConfirm={(form) => void confirm(form)}
    >
      <TextAreaField label="Reason" name="reason" rows={2} required problem={problems['reason']} />
    </ConfirmDialog>
  );
}
