'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { Button, CountField, Dialog, ErrorState, QueryState, SelectField } from '@/components/ui/index.ts';
import { textOf } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { PolicyDraft, PoolStatus } from '../scheduler-types.ts';
import { candidatesOf, firstCandidate, type Candidate } from './candidates.ts';
import { SwitchPolicy } from './switch-policy.tsx';
import { WhatIfResult } from './what-if-result.tsx';

const ranges = [
  ['15', 'the last 15 min'],
  ['60', 'the last hour'],
  ['360', 'the last 6 h'],
  ['1440', 'the last 24 h'],
] as const;

interface Asked {
  readonly candidate: Candidate;
  readonly from: number;
  readonly to: number;
  /** Those of the pool when undefined. */
  readonly slots: number | undefined;
}

const slotsMax = 100_000;

export interface TryPolicyProps {
  readonly pool: PoolStatus;
  readonly draft: PolicyDraft | undefined;
  readonly onClose: () => void;
}

/** Replays recorded calls under another policy, beside the present one in the same simulator; then it can be switched to. */
export function TryPolicy({ pool, draft, onClose }: TryPolicyProps) {
  const trpc = useTRPC();
  const presets = useQuery({ ...trpc.scheduler.presets.queryOptions(), staleTime: Infinity });
  const [seen] = useState(pool.policy);
  const candidates = candidatesOf(draft, presets.data ?? [], seen.limits);
  const [chosen, setChosen] = useState<string>();
  const candidate = candidates.find(({ id }) => id === chosen) ?? firstCandidate(candidates, seen.policy.name);
  const [asked, setAsked] = useState<Asked>();
  const [problem, setProblem] = useState<string>();
  const replay = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const slots = Number(textOf(form, 'slots'));
    const sensible = Number.isInteger(slots) && slots >= 1 && slots <= slotsMax;
    setProblem(sensible ? undefined : `Give a whole number from 1 to ${slotsMax.toLocaleString('en-GB')}.`);
    if (!sensible || candidate === undefined) return;
    const to = Date.now();
    const from = to - Number(textOf(form, 'minutes')) * 60_000;
    setAsked({ candidate, from, to, slots: slots === pool.slots ? undefined : slots });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`What if ${pool.slug} had another policy?`}
      description="Recorded calls are replayed under the present and another policy. Nothing changes."
    >
      <form onSubmit={replay} noValidate className="flex flex-col gap-3">
        <SelectField
          label="Policy"
          value={candidate?.id ?? ''}
          onChange={(event) => setChosen(event.target.value)}
          hint={candidate?.about}
          problem={presets.error?.message}
        >
          {candidates.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </SelectField>
        <div className="grid grid-cols-2 gap-3">
          <SelectField label="Calls of" name="minutes" defaultValue="60">
            {ranges.map(([minutes, words]) => (
              <option key={minutes} value={minutes}>
                {words}
              </option>
            ))}
          </SelectField>
          <CountField label="Slots to try" name="slots" defaultValue={String(pool.slots)} problem={problem} />
        </div>
        <div className="flex justify-end">
          <Button type="submit" disabled={candidate === undefined}>
            Replay
          </Button>
        </div>
      </form>
      {asked && <Outcome asked={asked} pool={pool} seenVersion={seen.version} onClose={onClose} />}
    </Dialog>
  );
}

function Outcome({
  asked,
  pool,
  seenVersion,
  onClose,
}: {
  readonly asked: Asked;
  readonly pool: PoolStatus;
  readonly seenVersion: number;
  readonly onClose: () => void;
}) {
  const trpc = useTRPC();
  const { candidate, from, to, slots } = asked;
  const { policy, limits } = candidate;
  const query = useQuery({
    ...trpc.scheduler.whatIf.queryOptions({
      poolId: pool.id,
      from,
      to,
      policy,
      limits,
      ...(slots === undefined ? {} : { slots }),
    }),
    staleTime: Infinity,
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (query.isError && query.data === undefined) {
    return (
      <div className="-mx-4 mt-3 border-t border-line-1">
        <ErrorState what="the replay" problem={query.error.message} retry={() => void query.refetch()} />
      </div>
    );
  }
  return (
    <div className="-mx-4 mt-3 border-t border-line-1" aria-busy={query.isFetching}>
      <QueryState query={query} what="the replay" rows={5}>
        {(result) => (
          <>
            <WhatIfResult result={result} pool={pool} proposed={candidate.label} slots={slots} />
            {!query.isPlaceholderData && (
              <SwitchPolicy
                pool={pool}
                candidate={candidate}
                seenVersion={seenVersion}
                withOtherSlots={slots !== undefined}
                onClose={onClose}
              />
            )}
          </>
        )}
      </QueryState>
    </div>
  );
}
