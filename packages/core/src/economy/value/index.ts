export { acceptanceInterval, type AcceptanceInterval } from './acceptance-interval.ts';
export {
  decideOutcome,
  outcomeActorKinds,
  outcomeMoves,
  outcomeStates,
  type OutcomeActor,
  type OutcomeDecision,
  type OutcomeMove,
  type OutcomeSituation,
  type OutcomeState,
  type OutcomeStep,
} from './decide-outcome.ts';
export { inputConfidences, weakestConfidence, type InputConfidence } from './input-confidence.ts';
export { ruleInForce } from './rule-in-force.ts';
export { sectorTemplates, type SectorTemplate, type TemplateBaseline } from './sector-templates.ts';
export { fullRealisation, valueFormulaKinds, type ValueFormula } from './value-formula.ts';
export { valueFigures, type ByConfidence, type ValueFacts, type ValueFigures } from './value-figures.ts';
export { costOfHumanTime, valueOfOutcome, type OutcomeFacts, type OutcomeValue } from './value-of-outcome.ts';
