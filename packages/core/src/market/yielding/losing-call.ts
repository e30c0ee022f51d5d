import type { ServiceClass } from '../../scheduling/index.ts';

/** What becomes of a call whose agent wins no slot: it waits on, goes where slots are cheaper, or is refused. */
export type LosingWorkPolicy = 'wait' | 'move' | 'shed';

/** A call that waits in a pool where its agent won no slot in the last round. */
export interface LosingCall {
  readonly id: string;
  /** Where it waits. */
  readonly pool: string;
  readonly serviceClass: ServiceClass;
  readonly policy: LosingWorkPolicy;
  /** It was interrupted and waits to go on: what it wrote would be lost. */
  readonly begun: boolean;
  /** Rounds in a row that it waited through and in which its agent won nothing. */
  readonly lostRounds: number;
  /** The best that its agent bid there for a slot-second; null when the round does not say. */
  readonly bid: number | null;
  /** Who else may serve it by its route and its agent's permissions, in the order of the route. */
  readonly alternatives: readonly Alternative[];
}

export interface Alternative {
  readonly model: string;
  readonly pool: string;
}

/** A pool as losing work sees it. */
export interface PoolOnOffer {
  readonly pool: string;
  /** Micro-credits for a slot-second, of the last round; what the cheapest slot costs where nobody asked for any. */
  readonly price: number;
  /** So many more calls may come into its line. */
  readonly room: number;
}

/** Why a losing call is left where it is. */
export type StayReason = 'urgent' | 'begun' | 'policy' | 'too_soon' | 'nowhere_cheaper' | 'no_room';

/** What becomes of a losing call, with the numbers of its sentence. */
export type YieldDecision =
  | { readonly callId: string; readonly kind: 'stay'; readonly because: StayReason }
  | {
      readonly callId: string;
      readonly kind: 'move';
      readonly to: Alternative;
      readonly toPrice: number;
      readonly price: number;
      readonly bid: number;
      readonly lostRounds: number;
    }
  | {
      readonly callId: string;
      readonly kind: 'shed';
      readonly price: number;
      readonly bid: number | null;
      readonly lostRounds: number;
    };
