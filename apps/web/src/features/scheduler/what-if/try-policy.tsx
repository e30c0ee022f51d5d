'use client';

import { useQuery } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { Button, CountField, Dialog, ErrorState, QueryState, SelectField } from '@/components/ui/index.ts';
import { textOf } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { isOtherPolicy } from '../policy/edit-draft.ts';
import type { PolicyDraft, PoolPolicy, PoolStatus } from '../scheduler-types.ts';
import { CandidateField } from './candidate-field.tsx';
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
  readonly candidates: readonly Candidate[];
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

/** Replays recorded calls under a few other policies, beside the present one in the same simulator; then one can be switched to. */
export function TryPolicy({ pool, draft, onClose }: TryPolicyProps) {
  const trpc = useTRPC();
  const presets = useQuery({ ...trpc.scheduler.presets.queryOptions(), staleTime: Infinity });
  const [seen] = useState(pool.policy);
  const candidates = candidatesOf(draft, presets.data ?? [], seen.limits);
  const [picked, setPicked] = useState<ReadonlySet<string>>();
  const first = firstCandidate(candidates, seen.policy.name);
  const chosen = picked ?? new Set(first === undefined ? [] : [first.id]);
  const [asked, setAsked] = useState<Asked>();
  const [problems, setProblems] = useState<{ readonly slots?: string; readonly candidates?: string }>({});
  const replay = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const slots = Number(textOf(form, 'slots'));
    const tried = candidates.filter(({ id }) => chosen.has(id));
    const sensible = Number.isInteger(slots) && slots >= 1 && slots <= slotsMax;
    setProblems({
      ...(sensible ? {} : { slots: `Give a whole number from 1 to ${slotsMax.toLocaleString('en-GB')}.` }),
      ...(tried.length > 0 ? {} : { candidates: 'Choose at least one policy to try.' }),
    });
    if (!sensible || tried.length === 0) return;
    const to = Date.now();
    const from = to - Number(textOf(form, 'minutes')) * 60_000;
    setAsked({ candidates: tried, from, to, slots: slots === pool.slots ? undefined : slots });
  };
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && onClose()}
      title={`What if ${pool.slug} had another policy?`}
      description="Recorded calls are replayed under the present policy and others. Nothing changes."
    >
      <form onSubmit={replay} noValidate className="flex flex-col gap-3">
        <CandidateField
          candidates={candidates}
          chosen={chosen}
          onChange={setPicked}
          problem={problems.candidates ?? presets.error?.message}
        />
        <div className="grid grid-cols-2 gap-3">
          <SelectField label="Calls of" name="minutes" defaultValue="60">
            {ranges.map(([minutes, words]) => (
              <option key={minutes} value={minutes}>
                {words}
              </option>
            ))}
          </SelectField>
          <CountField label="Slots to try" name="slots" defaultValue={String(pool.slots)} problem={problems.slots} />
        </div>
        <div className="flex justify-end">
          <Button type="submit" disabled={candidates.length === 0}>
            Replay
          </Button>
        </div>
      </form>
      {asked && <Outcome asked={asked} pool={pool} seen={seen} onClose={onClose} />}
    </Dialog>
  );
}

function Outcome({
  asked,
  pool,
  seen,
  onClose,
}: {
  readonly asked: Asked;
  readonly pool: PoolStatus;
  readonly seen: PoolPolicy;
  readonly onClose: () => void;
}) {
  const trpc = useTRPC();
  const { candidates, from, to, slots } = asked;
  const [chosenId, setChosenId] = useState<string>();
  // Until somebody chooses, the first that would change anything.
  const isChosen = (one: Candidate) => (chosenId === undefined ? isOtherPolicy(seen, one) : one.id === chosenId);
  const chosen = Math.max(0, candidates.findIndex(isChosen));
  const candidate = candidates[chosen];
  const query = useQuery({
    ...trpc.scheduler.whatIf.queryOptions({
      poolId: pool.id,
      from,
      to,
      candidates: candidates.map(({ policy, limits }) => ({
        policy,
        limits,
        ...(slots === undefined ? {} : { slots }),
      })),
    }),
    staleTime: Infinity,
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
            <WhatIfResult
              result={result}
              pool={pool}
              candidates={candidates}
              slots={slots}
              chosen={chosen}
              onChoose={(index) => setChosenId(candidates[index]?.id)}
            />
            {candidate !== undefined && (
              <SwitchPolicy
                pool={pool}
                candidate={candidate}
                seen={seen}
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
