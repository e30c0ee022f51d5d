export { demandCurve, slotsAtPrice, type BidSituation, type CurvePoint, type DemandCurve } from './demand-curve.ts';
export { demandSteps } from './demand-steps.ts';
export { slackOf, slacks, type Slack } from './slack.ts';
export { trailingPrice, type TrailingPrice } from './trailing-price.ts';
export type { UtilityDeclaration, ValueDecay } from './utility-declaration.ts';
export { valueAtAge } from './value-at-age.ts';
