export type { BudgetAmount, BudgetUnit } from './budget-amount.ts';
export { noClassPrices, type ClassPrices, type PriceTier } from './class-prices.ts';
export { costLinesOfUsage } from './cost-lines-of-usage.ts';
export {
  budgetAllowance,
  budgetAllowanceAt,
  budgetInRefusal,
  budgetWindowAt,
  budgetWindowOfRun,
  budgetWindowOfUser,
  cutAtBudget,
  decideBudgetLease,
  refuseOverBudget,
  refuseOverRate,
  refuseUnknownBudget,
  refuseUnpriced,
  unnamedUser,
  userOfWindow,
  WindowLease,
  type Budget,
  type BudgetAction,
  type BudgetLeaseDecision,
  type BudgetLeaseSituation,
  type BudgetPeriod,
  type BudgetRaise,
  type BudgetScopeKind,
  type BudgetStanding,
  type BudgetWindow,
  type OtherBudgetLease,
  dayNumber,
} from './budgets/index.ts';
export { tokenClasses, type CostLine, type TokenClass } from './cost-line.ts';
export { costOfLines, costOfUsage } from './cost-of-usage.ts';
export {
  chargeback,
  findAnomalies,
  findCause,
  findCrossing,
  forecastSpend,
  allocate,
  runRate,
  type AnomalyCause,
  type ChargedOwner,
  type DaySeries,
  standardAnomalyRules,
  type SpendAnomaly,
  type SpendForecast,
  type SpendParts,
} from './finance/index.ts';
export {
  convertNanoUsd,
  currencyDecimals,
  displayCurrencies,
  exchangeRateText,
  isDisplayCurrency,
  parseExchangeRate,
  rateOfPeriod,
  type DatedRate,
  type ExchangeRate,
} from './currency/index.ts';
export { estimateInputTokens, inputTokensMax } from './estimate-input-tokens.ts';
export type { ModelPrice } from './model-price.ts';
export { priceInForce } from './price-in-force.ts';
export { ratesOfPrice } from './rates-of-price.ts';
export { readClassPrices } from './read-class-prices.ts';
export { nothingMore, type MoreUsage, type TokenUsage } from './token-usage.ts';
export { worstCaseCost } from './worst-case-cost.ts';
export {
  acceptanceInterval,
  costOfHumanTime,
  decideOutcome,
  fullRealisation,
  inputConfidences,
  outcomeActorKinds,
  outcomeStates,
  ruleInForce,
  sectorTemplates,
  valueFigures,
  valueFormulaKinds,
  valueOfOutcome,
  weakestConfidence,
  type InputConfidence,
  type OutcomeActor,
  type OutcomeMove,
  type OutcomeState,
  type SectorTemplate,
  type ValueFacts,
  type ValueFigures,
  type ValueFormula,
} from './value/index.ts';
export { exactUsdText, reportRhythms, reportSections } from './reports/index.ts';
export {
  focusCursorText,
  focusIncrement,
  focusVersions,
  readFocusCursorText,
  type FocusTotals,
  type FocusVersion,
} from './focus/index.ts';
