import type { PolicyDraft, PolicyLimits, PolicyPreset } from '../scheduler-types.ts';

export interface Candidate extends PolicyDraft {
  readonly id: string;
  readonly label: string;
  readonly about: string;
}

/** What one question may try. */
export const candidatesMax = 4;

/** What may be tried: what the editor holds, if it was left for this, then the ready-made policies under the pool's limits. */
export function candidatesOf(
  draft: PolicyDraft | undefined,
  presets: readonly PolicyPreset[],
  limits: PolicyLimits,
): readonly Candidate[] {
  return [
    ...(draft === undefined
      ? []
      : [{ ...draft, id: 'draft', label: `${draft.policy.name}, as edited`, about: 'From the editor, not set.' }]),
    ...presets.map(({ policy, about }) => ({ id: `preset ${policy.name}`, label: policy.name, about, policy, limits })),
  ];
}

/** The first that differs from what is in force by more than its settings: comparing a policy with itself says nothing. */
export function firstCandidate(candidates: readonly Candidate[], inForce: string): Candidate | undefined {
  return (
    candidates.find(({ id }) => id === 'draft') ??
    candidates.find(({ policy }) => policy.name !== inForce) ??
    candidates[0]
  );
}
