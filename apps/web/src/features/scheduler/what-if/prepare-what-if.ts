import type { PoolStatus, WhatIf } from '../scheduler-types.ts';

type Waits = WhatIf['all']['present'];

export interface WhatIfRow {
  readonly id: string;
  readonly kind: 'all' | 'class' | 'agent';
  readonly label: string;
  readonly calls: number;
  readonly present: Waits;
  readonly proposed: Waits;
  /** The 99th percentile is beyond what the present policy promises this class. */
  readonly breaks: { readonly present: boolean; readonly proposed: boolean };
}

const whole = { present: false, proposed: false };

/** Rows of the comparison: all calls, each class that had some, then agents by calls. */
export function prepareWhatIf(
  { all, classes, agents }: Pick<WhatIf, 'all' | 'classes' | 'agents'>,
  pool: Pick<PoolStatus, 'classes'>,
): readonly WhatIfRow[] {
  const boundOf = new Map(pool.classes.map(({ serviceClass, boundMs }) => [serviceClass, boundMs]));
  const exceeds = ({ waitP99Ms }: Waits, boundMs: number | null) =>
    boundMs !== null && waitP99Ms !== null && waitP99Ms > boundMs;
  return [
    { id: 'all', kind: 'all', label: 'All calls', calls: all.present.calls, ...all, breaks: whole },
    ...classes
      .filter(({ present, proposed }) => present.calls + proposed.calls > 0)
      .map(({ serviceClass, present, proposed }) => {
        const boundMs = boundOf.get(serviceClass) ?? null;
        return {
          id: serviceClass,
          kind: 'class' as const,
          label: serviceClass,
          calls: present.calls,
          present,
          proposed,
          breaks: { present: exceeds(present, boundMs), proposed: exceeds(proposed, boundMs) },
        };
      }),
    ...agents.map(({ agent, present, proposed }) => ({
      id: agent.id,
      kind: 'agent' as const,
      label: agent.slug,
      calls: present.calls,
      present,
      proposed,
      breaks: whole,
    })),
  ];
}
