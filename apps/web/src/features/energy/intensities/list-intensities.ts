import type { RouterOutputs } from '@/trpc/router-outputs.ts';

type Intensities = RouterOutputs['energy']['intensities'];
type Intensity = Intensities['entered'][number];

export interface ListedIntensity extends Intensity {
  readonly builtIn: boolean;
  readonly state: 'in force' | 'to come' | 'past';
}

const world = 'WORLD';

/**
 * One zone's intensities, the latest first and the built-in one last; without a zone those that were entered, in the order of
 * their zones, and the world's.
 */
export function listIntensities({ entered, published }: Intensities, zone: string, nowMs: number): ListedIntensity[] {
  const begun = new Map<string, number>();
  for (const { zone: name, effectiveFrom } of entered) {
    if (effectiveFrom <= nowMs) begun.set(name, Math.max(effectiveFrom, begun.get(name) ?? 0));
  }
  const own = entered.map((each) => ({
    ...each,
    builtIn: false,
    state:
      each.effectiveFrom > nowMs
        ? ('to come' as const)
        : each.effectiveFrom === begun.get(each.zone)
          ? ('in force' as const)
          : ('past' as const),
  }));
  const builtIn = published.map((each) => ({
    ...each,
    builtIn: true,
    state: begun.has(each.zone) ? ('past' as const) : ('in force' as const),
  }));
  const all = [...own, ...builtIn].toSorted(
    (one, other) =>
      one.zone.localeCompare(other.zone) ||
      Number(one.builtIn) - Number(other.builtIn) ||
      other.effectiveFrom - one.effectiveFrom,
  );
  return all.filter((each) => (zone === '' ? !each.builtIn || each.zone === world : each.zone === zone));
}
