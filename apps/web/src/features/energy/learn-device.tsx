'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, ConfirmDialog, Facts, QueryState, TextAreaField, useToasts } from '@/components/ui/index.ts';
import { formatCount, formatPower, formatShare, nothing } from '@/format/index.ts';
import { checkInput, kernelProblems, textOf } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { EnergyDevice } from './energy-types.ts';
import { linesOfCurve } from './figure-lines.ts';
import { useEnergyRefresh } from './use-energy.ts';

const million = 1_000_000;

function Learnt({ device }: { readonly device: EnergyDevice }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.energy.learnt.queryOptions({ deviceId: device.id }));
  return (
    <QueryState query={query} what="what was learnt" rows={4}>
      {({ samples, missing, idleMilliwatts, curve, weights }) => (
        <>
          {missing !== null && <p className="text-ink-2">{missing}</p>}
          <Facts
            facts={[
              ['Intervals', formatCount(samples)],
              ['Idle power', `${formatPower(idleMilliwatts)}, entered ${formatPower(device.idleMilliwatts)}`],
              [
                'A token, µJ',
                weights === null
                  ? nothing
                  : `prefilled ${formatCount(weights.prefillToken)}, decoded ${formatCount(weights.decodeToken)}, in the cache for a second ${formatCount(weights.kvTokenSecond)}; off by ${formatShare(weights.errorPpm / million)} on what the fit did not see`,
              ],
              ['By batch', curve.length === 0 ? nothing : linesOfCurve(curve).replaceAll('\n', ' · ')],
            ]}
          />
        </>
      )}
    </QueryState>
  );
}

/** What a device’s own meter says of it, and taking that over; with a reason. */
export function LearnDevice({ device }: { readonly device: EnergyDevice }) {
  const trpc = useTRPC();
  const refresh = useEnergyRefresh();
  const { tell } = useToasts();
  const [open, setOpen] = useState(false);
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const adopt = useMutation(
    trpc.energy.adoptLearnt.mutationOptions({
      onSuccess: async () => {
        await refresh();
        setOpen(false);
        tell(`${device.name} is split by what was measured from now on.`);
      },
    }),
  );
  const confirm = async (form: FormData) => {
    const given = { deviceId: device.id, reason: textOf(form, 'reason') };
    const result = await checkInput(({ adoptLearntInput }) => adoptLearntInput, given, 'all');
    setFields(result.ok ? {} : result.problems);
    if (result.ok) adopt.mutate(result.input);
  };
  const problems: Readonly<Record<string, string>> = { ...kernelProblems(adopt.error, 'all'), ...fields };
  return (
    <>
      <Button
        size="small"
        aria-label={`Learn of ${device.name}`}
        onClick={() => {
          adopt.reset();
          setFields({});
          setOpen(true);
        }}
      >
        Learn…
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        look="main"
        title={`What was measured of ${device.name}`}
        effect="Idle power is the lower quartile of intervals without calls; a token’s energy is fitted to those with calls."
        confirm="Use what was measured"
        pending={adopt.isPending}
        problem={problems['all'] ?? problems['deviceId']}
        onConfirm={(form) => void confirm(form)}
      >
        {open && <Learnt device={device} />}
        <TextAreaField label="Reason" name="reason" rows={2} required problem={problems['reason']} />
      </ConfirmDialog>
    </>
  );
}
