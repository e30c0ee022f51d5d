/** Whether an organisation's market decides (`on`), clears and shows without effect (`shadow`), or stands still. */
export const marketModes = ['off', 'shadow', 'on'] as const;
/** What becomes of the credits that rounds took in: they are gone, or go back to departments by what they were granted. */
export const marketPaymentUses = ['burn', 'rebate'] as const;
/** What becomes of a department's credits when their period ends. */
export const marketUnspentUses = ['expire', 'carry'] as const;
/** How bids meet offers of departments; explained at core's `clearRound` and `TwoSidedRule`. */
export const marketRules = ['uniform', 'double_auction', 'mcafee'] as const;
export const marketPeriods = ['day', 'week', 'month'] as const;
/** What becomes of calls that wait while their agent wins no slot: they wait on, go where it is cheaper, or are refused. */
export const losingWorkPolicies = ['wait', 'move', 'shed'] as const;
/** How a call lost its place: to a cheaper pool, altogether, or its slot because power was short. */
export const marketYieldKinds = ['moved', 'shed', 'interrupted'] as const;
/** How the value of a task falls while it waits. */
export const valueDecays = ['constant', 'linear', 'step', 'exponential'] as const;
/** Of which a pool has only so much. */
export const marketResources = ['slots', 'tokensPerSecond', 'milliwatts'] as const;
/** How the price of a pool came about in a round; explained at core's `ClearingType`. */
export const clearingTypes = ['null', 'seller', 'buyer', 'exact', 'failure'] as const;
/** Why a bidder got what it got; explained at core's `BidReason`. */
export const bidReasonCodes = [
  'won_all',
  'won_part',
  'shared_at_price',
  'outbid',
  'below_cost',
  'did_not_fit',
  'floor_after_wait',
  'must_run',
  'shed',
  'pool_failed',
  'asked_for_nothing',
] as const;
/** How the energy of slots on offer is known; explained at core's `StepEnergySource`. */
export const supplyEnergySources = ['figure', 'rated', 'estimate'] as const;
