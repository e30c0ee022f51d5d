export { joinFigures, type AgentFigures, type JoinedRows } from '../fleet/index.ts';
export {
  convertNanoUsd,
  currencyDecimals,
  displayCurrencies,
  focusCursorText,
  focusIncrement,
  focusVersions,
  inputConfidences,
  outcomeStates,
  parseExchangeRate,
  readFocusCursorText,
  tokenClasses,
  valueFormulaKinds,
  type InputConfidence,
  type ExchangeRate,
  type FocusTotals,
  type FocusVersion,
} from '../economy/index.ts';
export { permissions, roles } from '../identity/index.ts';
export { agentStates, riskClasses } from './agents.ts';
export { budgetActions, budgetPeriods, budgetScopes, budgetUnits, countedBudgetUnits, isPartScope } from './budgets.ts';
export {
  callChoiceFields,
  callChoiceOperators,
  callIdPattern,
  callLossCauses,
  type CallLossCause,
  callNumberFields,
  callNumberOperators,
  callValueLimits,
  isCallCondition,
  type PossibleCallCondition,
  wholeNumberPattern,
} from './call-conditions.ts';
export { callSteps, type CallStep } from './call-steps.ts';
export { callProtocols, callStates, reuseOrigins } from './calls.ts';
export { financeGroups, spendKinds } from './finance.ts';
export { valueGroups } from './value.ts';
export { invoiceCauses, invoiceFormats, invoiceGroupStates, invoiceLineKinds } from './invoices.ts';
export { providerProtocols, standardPatience } from './providers.ts';
export { reportRhythms, reportSections } from '../economy/index.ts';
export { roleGrants } from './roles.ts';
export type { SignInRefusal } from './sign-in.ts';
export { dataClasses, modelAbilities, routeExclusions, routeStrategies } from '../routing/index.ts';
export {
  bidReasonCodes,
  clearingTypes,
  losingWorkPolicies,
  marketModes,
  marketPaymentUses,
  marketPeriods,
  marketResources,
  marketRules,
  marketUnspentUses,
  supplyEnergySources,
  marketYieldKinds,
  valueDecays,
} from './market.ts';
export { taskStates } from './tasks.ts';
export { admissionRules, policyNames, serviceClasses } from './scheduling.ts';
export { intentLimits, ruleChoiceFields } from './intent.ts';
export { toolLimitBounds } from './tool-limits.ts';
export { parseBudgetAmount, typeBudgetAmount, typedBudgetUnits } from './typed-budget-amount.ts';
