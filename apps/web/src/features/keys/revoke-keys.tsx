'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, ConfirmDialog, TextAreaField, useToasts } from '@/components/ui/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { checkInput, kernelProblems, textOf } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { describeEffect } from './describe-effect.ts';
import { maskedKey } from './key-columns.tsx';
import type { OrganisationKey } from './key-types.ts';

export interface RevokeKeysProps {
  /** Active ones; at least one. */
  readonly keys: readonly OrganisationKey[];
  readonly onRevoked?: () => void;
}

/** Ends keys for good, after saying what used them in the last hour and asking why. */
export function RevokeKeys({ keys, onRevoked }: RevokeKeysProps) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { tell } = useToasts();
  const [open, setOpen] = useState(false);
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const keyIds = keys.map(({ id }) => id);
  const effect = useQuery({ ...trpc.keys.effect.queryOptions({ keyIds }), enabled: open, staleTime: 0 });
  const [only] = keys.length === 1 ? keys : [];
  const what = only ? `${only.agent.slug} ${maskedKey(only)}` : formatQuantity(keys.length, 'key');
  const revoke = useMutation(
    trpc.keys.revokeMany.mutationOptions({
      onSuccess: async ({ revoked, alreadyRevoked }) => {
        await client.invalidateQueries(trpc.keys.pathFilter());
        setOpen(false);
        const rest = alreadyRevoked > 0 ? ` ${formatQuantity(alreadyRevoked, 'key')} had been revoked before.` : '';
        tell(
          `${formatQuantity(revoked, 'key')} revoked. Calls with ${revoked === 1 ? 'it' : 'them'} are refused.${rest}`,
        );
        onRevoked?.();
      },
    }),
  );
  const confirm = async (form: FormData) => {
    const given = { keyIds, reason: textOf(form, 'reason') };
    const result = await checkInput(({ revokeKeysInput }) => revokeKeysInput, given, 'all');
    setFields(result.ok ? {} : result.problems);
    if (result.ok) revoke.mutate(result.input);
  };
  const problems = { ...kernelProblems(revoke.error, 'all'), ...fields };
  return (
    <>
      <Button
        size="small"
        look="stop-outline"
        onClick={() => {
          revoke.reset();
          setFields({});
          setOpen(true);
        }}
      >
        {only ? 'Revoke…' : `Revoke ${what}…`}
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={`Revoke ${what}`}
        effect={
          <>
            <p>{effect.error ? effect.error.message : describeEffect(keys, effect.data)}</p>
            <p className="mt-1">A revoked key cannot be brought back.</p>
          </>
        }
        confirm={`Revoke ${what}`}
        pending={revoke.isPending}
        problem={problems['all'] ?? problems['keyIds']}
        onConfirm={(form) => void confirm(form)}
      >
        <TextAreaField label="Reason" name="reason" required problem={problems['reason']} />
      </ConfirmDialog>
    </>
  );
}
