import type { RouterOutputs } from '@/trpc/router-outputs.ts';

export type Model = RouterOutputs['models']['list'][number];
export type ModelActivity = RouterOutputs['models']['activity'][number];
export type ModelPrice = RouterOutputs['models']['prices'][number];
export type Pool = RouterOutputs['models']['pools'][number];
export type Provider = RouterOutputs['providers']['list'][number];
export type ProviderError = RouterOutputs['providers']['activity'][number]['lastError'];
export type ProviderBreaker = RouterOutputs['routes']['breakers'][number];
export type ProviderTest = RouterOutputs['providers']['test'];

/** A row of the list of models. */
export interface ListedModel extends Model {
  /** Undefined until the figures are there. */
  readonly activity: ModelActivity | undefined;
}
