import { loopEvidence, loopPolicy } from '@agent-os/core/contracts';
import { defaultLoopPolicy, type LoopExemptions, type LoopPolicy } from '@agent-os/core/signals';
import type { OrganisationSnapshot } from '@agent-os/db';

type Finding = OrganisationSnapshot['loops']['findings'][number];

/** A loop that was stopped, as the calls that belong to it are told. */
export type StoppedLoop = Pick<
  Finding,
  'id' | 'agentIds' | 'runId' | 'firstCallId' | 'calls' | 'costNanoUsd' | 'sinceMs' | 'detector'
> & { readonly atMs: number };

/** What an organisation does about loops, and which it has stopped or cleared. */
export interface OrganisationLoops {
  readonly policyOf: (agentId: string) => LoopPolicy;
  readonly stoppedByRun: ReadonlyMap<string, StoppedLoop>;
  /** Of loops without a run, by agent and print (`loopPrintKey`). */
  readonly stoppedByPrint: ReadonlyMap<string, StoppedLoop>;
  readonly exempt: LoopExemptions;
  /** By the first call of each, which no two loops share. */
  readonly clearedFirstCalls: ReadonlySet<string>;
  readonly slugOf: (agentId: string) => string;
}

export function loopPrintKey(agentId: string, print: number): string {
  return `${agentId} ${print.toString(16)}`;
}

export function loopsOf(
  { policies, findings }: OrganisationSnapshot['loops'],
  agents: ReadonlyMap<string, { readonly slug: string }>,
): OrganisationLoops {
  const own = new Map(policies.map((row) => [row.agentId, readPolicy(row.policy)]));
  const standard = own.get(null) ?? defaultLoopPolicy;
  const stoppedByRun = new Map<string, StoppedLoop>();
  const stoppedByPrint = new Map<string, StoppedLoop>();
  const exempt = { runIds: new Set<string>(), prints: new Set<number>() };
  const clearedFirstCalls = new Set<string>();
  for (const finding of findings) {
    const prints = readPrints(finding.evidence);
    if (finding.isCleared) {
      clearedFirstCalls.add(finding.firstCallId);
      if (finding.runId !== null) exempt.runIds.add(finding.runId);
      for (const print of prints) exempt.prints.add(print);
    } else if (finding.runId !== null) stoppedByRun.set(finding.runId, finding);
    else {
      for (const agentId of finding.agentIds) {
        for (const print of prints) stoppedByPrint.set(loopPrintKey(agentId, print), finding);
      }
    }
  }
  return {
    policyOf: (agentId) => own.get(agentId) ?? standard,
    stoppedByRun,
    stoppedByPrint,
    exempt,
    clearedFirstCalls,
    slugOf: (agentId) => agents.get(agentId)?.slug ?? agentId,
  };
}

/** One that an older version wrote and this one cannot read must not keep an organisation from calling at all. */
function readPolicy(value: unknown): LoopPolicy | undefined {
  return loopPolicy.safeParse(value).data;
}

function readPrints(evidence: unknown): readonly number[] {
  return (loopEvidence.safeParse(evidence).data?.prints ?? []).map((print) => Number.parseInt(print, 16));
}
