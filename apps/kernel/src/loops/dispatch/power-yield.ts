/** Why a running call had to stop: fewer calls may run than did, because power is short. */
export interface PowerYield {
  /** Power caps in force then, by id. */
  readonly eventIds: readonly string[];
  /** From 1: who stopped before it. */
  readonly rank: number;
  /** Of the market, where one decides: its round, what a slot-second cost in it and what the agent bid. */
  readonly round: number | null;
  readonly price: number | null;
  readonly bid: number | null;
}
