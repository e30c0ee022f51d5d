import type { Route } from 'next';
import { callsAddress } from '@/components/calls-address/index.ts';
import type { RouterOutputs } from '@/trpc/router-outputs.ts';
import type { EnergyGroup } from './of-calls-address.ts';

export type EnergyOfOwners = RouterOutputs['energy']['ofOwners'];
export type OwnerOfEnergy = EnergyOfOwners['rows'][number];

const dayMs = 86_400_000;
const tokensPerUnit = 1_000;

/** Millijoules; sums of a quarter of a large fleet are far below what a number holds exactly. */
export interface OwnerFigures {
  readonly low: number;
  readonly high: number;
  /** What no meter saw, and what one did: told apart, never one figure. */
  readonly estimated: number;
  readonly measured: number;
  /** For a thousand tokens, with its bounds; null without tokens. */
  readonly perThousand: { readonly low: number; readonly centre: number; readonly high: number } | null;
  readonly perAcceptedTask: number | null;
}

export function figuresOf(owner: OwnerOfEnergy): OwnerFigures {
  const [low, centre, high] = [owner.lowMillijoules, owner.millijoules, owner.highMillijoules].map(Number) as [
    number,
    number,
    number,
  ];
  const estimated = Number(owner.estimatedMillijoules);
  const each = (millijoules: number) => (millijoules * tokensPerUnit) / owner.tokens;
  return {
    low,
    high,
    estimated,
    measured: centre - estimated,
    perThousand: owner.tokens === 0 ? null : { low: each(low), centre: each(centre), high: each(high) },
    perAcceptedTask: owner.millijoulesPerAcceptedTask === null ? null : Number(owner.millijoulesPerAcceptedTask),
  };
}

/** How much of it is known by a meter, in a word. */
export function basisOf(owner: OwnerOfEnergy): 'measured' | 'estimated' | 'partly measured' | undefined {
  const { estimated, measured } = figuresOf(owner);
  if (estimated === 0 && measured === 0) return undefined;
  if (estimated === 0) return 'measured';
  return measured === 0 ? 'estimated' : 'partly measured';
}

/** The calls behind an owner's energy; undefined where the list of calls has no condition for it. */
export function callsOfEnergy(
  by: EnergyGroup,
  { id, name }: Pick<OwnerOfEnergy, 'id' | 'name'>,
  days: { readonly from: string; readonly to: string },
): Route | undefined {
  if (id === '') return undefined;
  if (by === 'day') return callsAddress([], { from: Date.parse(id), to: Date.parse(id) + dayMs });
  const span = { from: Date.parse(days.from), to: Date.parse(days.to) + dayMs };
  return callsAddress([{ field: by, operator: 'any_of', values: [by === 'model' ? name : id] }], span);
}
