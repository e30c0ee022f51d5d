import type { Route } from 'next';
import Link from 'next/link';
import { EmptyState, Money, PersonName, StateBadge, Time } from '@/components/ui/index.ts';
import { ClearFinding } from './clear-finding.tsx';
import { describeEvidence, describeFinding, describeOutcome } from './describe-loop.ts';
import type { LoopFinding } from './loop-types.ts';

/** What was found, the newest first, each with what it is founded on. */
export function FindingList({
  findings,
  mayClear,
}: {
  readonly findings: readonly LoopFinding[];
  readonly mayClear: boolean;
}) {
  if (findings.length === 0) {
    return (
      <EmptyState title="No loop was found.">
        <p className="mt-1">Calls that go round in circles, or spend far faster than usual, would be here.</p>
      </EmptyState>
    );
  }
  return (
    <ul aria-label="Loops found" className="px-4 py-1">
      {findings.map((finding) => (
        <li key={finding.id} className="border-b border-line-1 py-2">
          <Finding finding={finding} mayClear={mayClear} />
        </li>
      ))}
    </ul>
  );
}

function Finding({ finding, mayClear }: { readonly finding: LoopFinding; readonly mayClear: boolean }) {
  const { word, shape } = describeOutcome(finding);
  const { cleared, costNanoUsd, since, at, firstCallId, lastCallId } = finding;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StateBadge shape={shape}>{word}</StateBadge>
        <span className="min-w-0 flex-1 text-ink-1">{describeFinding(finding)}</span>
        <span className="text-12 text-ink-3">
          <Time at={at} form="ago" />
        </span>
        {mayClear && cleared === null && <ClearFinding finding={finding} />}
      </div>
      <p className="mt-1 flex flex-wrap gap-x-3 text-12 text-ink-2">
        <span>{describeEvidence(finding)}</span>
        <span>
          since <Time at={since} form="clock" />
        </span>
        <span>
          <Money nanoUsd={costNanoUsd} form="call" simulated={finding.simulated} />
        </span>
        <span>
          calls <CallLink id={firstCallId} words="first" /> to <CallLink id={lastCallId} words="last" />
        </span>
      </p>
      {cleared !== null && (
        <p className="mt-1 text-12 text-ink-2">
          Cleared by <PersonName name={cleared.by.name ?? cleared.by.id} />: {cleared.reason}
        </p>
      )}
    </>
  );
}

function CallLink({ id, words }: { readonly id: string; readonly words: string }) {
  return (
    <Link href={`/calls/${id}` as Route} prefetch={false} className="text-you hover:underline" title={id}>
      {words}
    </Link>
  );
}
