/** Total time and number of observations of one pipeline step since the kernel started. */
export interface StepTotal {
  readonly seconds: number;
  readonly count: number;
}

export type StepTotals = Readonly<Record<string, StepTotal>>;

/** Reads the step histogram out of a Prometheus text exposition, summed over all other labels. */
export function parseStepTotals(exposition: string): StepTotals {
  const totals: Record<string, { seconds: number; count: number }> = {};
  for (const match of exposition.matchAll(/^agent_os_step_seconds_(sum|count)\{([^}]*)\} (\S+)/gm)) {
    const step = /(?:^|,)step="([^"]*)"/.exec(match[2] ?? '')?.[1];
    if (step === undefined) continue;
    const total = (totals[step] ??= { seconds: 0, count: 0 });
    if (match[1] === 'sum') total.seconds += Number(match[3]);
    else total.count += Number(match[3]);
  }
  return totals;
}

/** Mean microseconds of each step between two readings; steps that did not run in between are left out. */
export function meanStepMicroseconds(before: StepTotals, after: StepTotals): Record<string, number> {
  const means: Record<string, number> = {};
  for (const [step, { seconds, count }] of Object.entries(after)) {
    const ran = count - (before[step]?.count ?? 0);
    if (ran > 0) means[step] = ((seconds - (before[step]?.seconds ?? 0)) * 1e6) / ran;
  }
  return means;
}
