import type { PoolStatus, WhatIf } from '../scheduler-types.ts';

export type Waits = WhatIf['all']['present'];

/** The present policy or a candidate, over all calls. */
export interface PolicyRow {
  /** Undefined for the present policy. */
  readonly candidate: number | undefined;
  readonly label: string;
  readonly waits: Waits;
  readonly refused: number;
  readonly interruptions: number;
  /** Between departments that waited in one class, in weighted tokens; null when no two did. */
  readonly gapTokens: number | null;
  /** The gap is beyond what VTC keeps it below. */
  readonly breaks: boolean;
}

/** Calls of one class or agent, under each policy. */
export interface GroupRow {
  readonly id: string;
  readonly kind: 'class' | 'agent';
  readonly label: string;
  readonly calls: number;
  /** The present policy first, then the candidates. */
  readonly policies: readonly {
    readonly waits: Waits;
    /** The 99th percentile is beyond what the present policy promises this class. */
    readonly breaks: boolean;
  }[];
}

function gapOf(gap: WhatIf['fairness']['present']): Pick<PolicyRow, 'gapTokens' | 'breaks'> {
  return { gapTokens: gap?.gapTokens ?? null, breaks: gap !== null && gap.gapTokens > gap.boundTokens };
}

/** A row a policy: the present one, then the candidates in their order. */
export function preparePolicies(
  { all, refused, interruptions, fairness }: Pick<WhatIf, 'all' | 'refused' | 'interruptions' | 'fairness'>,
  present: string,
  candidates: readonly { readonly label: string }[],
): readonly PolicyRow[] {
  return [
    {
      candidate: undefined,
      label: `${present}, now`,
      waits: all.present,
      refused: refused.present,
      interruptions: interruptions.present,
      ...gapOf(fairness.present),
    },
    ...all.candidates.map((waits, index) => ({
      candidate: index,
      label: candidates[index]?.label ?? '',
      waits,
      refused: refused.candidates[index] ?? 0,
      interruptions: interruptions.candidates[index] ?? 0,
      ...gapOf(fairness.candidates[index] ?? null),
    })),
  ];
}

/** A row for each class that had calls, then the agents by calls. */
export function prepareGroups(
  { classes, agents }: Pick<WhatIf, 'classes' | 'agents'>,
  pool: Pick<PoolStatus, 'classes'>,
): readonly GroupRow[] {
  const boundOf = new Map(pool.classes.map(({ serviceClass, boundMs }) => [serviceClass, boundMs]));
  const policiesOf = ({ present, candidates }: WhatIf['all'], boundMs: number | null) =>
    [present, ...candidates].map((waits) => ({
      waits,
      breaks: boundMs !== null && waits.waitP99Ms !== null && waits.waitP99Ms > boundMs,
    }));
  return [
    ...classes
      .filter(({ present, candidates }) => present.calls + candidates.reduce((sum, { calls }) => sum + calls, 0) > 0)
      .map(({ serviceClass, ...compared }) => ({
        id: serviceClass,
        kind: 'class' as const,
        label: serviceClass,
        calls: compared.present.calls,
        policies: policiesOf(compared, boundOf.get(serviceClass) ?? null),
      })),
    ...agents.map(({ agent, department: _department, ...compared }) => ({
      id: agent.id,
      kind: 'agent' as const,
      label: agent.slug,
      calls: compared.present.calls,
      policies: policiesOf(compared, null),
    })),
  ];
}
