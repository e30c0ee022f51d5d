import type { dataClasses, modelAbilities, routeExclusions, routeStrategies } from './route-choices.ts';

export type DataClass = (typeof dataClasses)[number];
export type ModelAbility = (typeof modelAbilities)[number];
export type RouteStrategy = (typeof routeStrategies)[number];
export type RouteExclusion = (typeof routeExclusions)[number];

/** What every model must meet that a route sends calls to. */
export interface RouteRequirements {
  /** 0 to 100 in the route's class of work; null where it does not matter, nor whether it is known. */
  readonly minQuality: number | null;
  /** Nineteen of twenty streams begin within so many ms; null where that does not matter. A model that was not measured yet is let in. */
  readonly maxFirstByteP95Ms: number | null;
  /** Empty: anywhere. */
  readonly regions: readonly string[];
  /** The most sensitive data that the calls carry. */
  readonly dataClass: DataClass;
  readonly abilities: readonly ModelAbility[];
}

/** A name that agents ask for, and how a model is found for each of its calls (docs/decisions/0016). */
export interface RouteDefinition {
  /** `classification`, `analysis`: quality is known by class of work. */
  readonly workClass: string;
  readonly strategy: RouteStrategy;
  readonly requirements: RouteRequirements;
  /** Ids of models, in order; empty: every model that meets the requirements. */
  readonly candidates: readonly string[];
}
