import type { ModelPrice } from '../economy/index.ts';
import type { BreakerState } from './circuit-breaker.ts';
import type { RoutableModel } from './decide-route.ts';
import type { MeasuredSpeed } from './rolling-measure.ts';
import type { DataClass, ModelAbility } from './route-definition.ts';

/** A model as routes see it; more fields may ride along. */
export interface RouteModel extends RoutableModel {
  readonly id: string;
  readonly contextWindow: number | null;
  readonly abilities: readonly ModelAbility[];
  /** Null: nobody has said. */
  readonly region: string | null;
  /** The most sensitive data that it may see. */
  readonly dataClass: DataClass;
  readonly provider: RoutableModel['provider'] & { readonly simulated: boolean };
}

/** A model that a route may send a call to, with what is known of it now. */
export interface RouteCandidate<Model extends RouteModel = RouteModel> {
  readonly model: Model;
  /** In force at the call's arrival; undefined: its cost is not known, which is not zero. */
  readonly price: ModelPrice | undefined;
  /** In the route's class of work; null: nobody has measured it. */
  readonly quality: number | null;
  readonly measured: MeasuredSpeed;
  /** Until when its provider takes no calls, as it said itself; null: it does. */
  readonly pausedUntilMs: number | null;
  readonly breaker: BreakerState;
}
