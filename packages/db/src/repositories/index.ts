export { listAgentFigures, type AgentFiguresPeriods, type AgentFiguresRow } from './list-agent-figures.ts';
export { listAgentRuns, type AgentRunRow } from './agent-runs.ts';
export {
  countRecentCalls,
  findLastCallOfKey,
  listAgentHours,
  listAgentProblems,
  type AgentHourRow,
  type AgentProblemRow,
} from './agent-usage.ts';
export {
  deleteInstancesBefore,
  findAgentScale,
  listLiveInstances,
  setDraining,
  touchInstance,
  type AgentInstanceRow,
  type AgentScaleRow,
} from './agent-instances.ts';
export { configurationOf, insertAgentVersions, listAgentVersions, type AgentVersionRow } from './agent-versions.ts';
export { findAgent, findAgentIdBySlug, findAgents, lockAgents, type AgentRow, type AgentWork } from './agents.ts';
export {
  insertAuditEvent,
  insertAuditEvents,
  listAuditEvents,
  type AuditActor,
  type AuditEntry,
  type AuditEventRow,
  type AuditPage,
} from './audit-events.ts';
export {
  listBookedSpend,
  listLedgerCorrections,
  sumBookedMonth,
  sumLedgerMonth,
  type BookedSpendKey,
  type BookedSpendRow,
} from './booked-spend.ts';
export {
  insertBudgetIncrease,
  listBudgetIncreases,
  revokeBudgetIncrease,
  type BudgetIncreaseRow,
  type NewBudgetIncrease,
} from './budget-increases.ts';
export {
  announceBudgets,
  listLeasedWindowsOfParts,
  lockBudgetWindows,
  putBudgetLeases,
  type BudgetLeaseChange,
  type BudgetLeaseRow,
  type BudgetWindowToLease,
  type LockedBudgetWindowRow,
} from './budget-leases.ts';
export {
  deleteWindowsOfUsers,
  insertBudgetWindow,
  listBudgetNotices,
  listNoticesOfWindows,
  listBudgetWindows,
  listWindowsOfBudget,
  listWindowsOfUsers,
  type BudgetNoticeRow,
  type BudgetWindowName,
  type BudgetWindowRow,
} from './budget-windows.ts';
export {
  findBudget,
  insertBudget,
  insertBudgetVersion,
  listBudgets,
  listBudgetVersions,
  lockBudget,
  updateBudget,
  type BudgetConfiguration,
  type BudgetRow,
  type BudgetVersionRow,
  type NewBudgetVersion,
} from './budgets.ts';
export { findCallDetail, type CallDetailRow } from './call-detail.ts';
export { countCallsByTime } from './call-histogram.ts';
export { sumCalls } from './call-totals.ts';
export { findLastCallSequence, listCallsEndedAfter, type CallRow } from './calls.ts';
export { listAgents, type ListedAgentRow } from './list-agents.ts';
export { listCalls, orderedCallsMax, TooManyCallsToOrder } from './list-calls.ts';
export { deletePayloadsBefore, findCallPayload, type CallPayloadRow } from './call-payloads.ts';
export {
  listDaySpend,
  listDearPairs,
  listModelDays,
  listOwnerSpend,
  type DaySpendRow,
  type ModelDayRow,
  type OwnerSpendRow,
  type PairDayRow,
} from './day-spend.ts';
export { foldSpend } from './spend-fold.ts';
export { listPlaceCosts, type PlaceCostRow } from './department-costs.ts';
export {
  findDisplayCurrency,
  insertDisplayCurrency,
  lockCurrencies,
  type CurrencyAuthor,
  type DisplayCurrencyRow,
} from './display-currency.ts';
export {
  insertExchangeRate,
  listExchangeRates,
  listRatesOfPeriod,
  type ExchangeRateCursor,
  type ExchangeRateRow,
  type NewExchangeRate,
} from './exchange-rates.ts';
export { deleteExpectedAnomaly, insertExpectedAnomaly, listExpectedAnomalies } from './expected-anomalies.ts';
export {
  countIntentExamples,
  listIntentExamples,
  listLabelledTexts,
  lockIntentExamples,
  putIntentExamples,
  type IntentExampleRow,
  type NewIntentExample,
} from './intent-examples.ts';
export { findIntentRules, replaceIntentRules, type IntentRuleSetRow } from './intent-rules.ts';
export {
  findIntentModel,
  insertIntentVersion,
  listIntentVersions,
  useIntentVersion,
  type IntentVersionRow,
} from './intent-versions.ts';
export { countCallsByKey, listOrganisationKeys, type OrganisationKeyRow } from './keys.ts';
export {
  averageDailyCost,
  clearLoopFinding,
  findLoopFinding,
  insertLoopFinding,
  insertLoopPolicy,
  listLoopFindings,
  listLoopPolicies,
  listLoopPolicyVersions,
  listLoopsInForce,
  type LoopFindingRow,
  type LoopPolicyRow,
  type NewLoopFinding,
  type ShownLoopFinding,
} from './loops.ts';
export {
  bookTransfer,
  checkLedgerMonth,
  listLedgerBalances,
  reverseTransfer,
  type LedgerBalance,
  type LedgerCheck,
  type LedgerUnit,
  type NewTransfer,
} from './ledger.ts';
export {
  closeLedgerMonth,
  listLedgerMonths,
  reopenLedgerMonth,
  type LedgerAuthor,
  type LedgerMonthRow,
} from './ledger-months.ts';
export {
  listModelActivity,
  listProviderErrors,
  type ModelActivityRow,
  type ProviderErrorRow,
} from './model-activity.ts';
export { findMailAudience, type MailAudienceRow } from './mail-audience.ts';
export { listCarbonIntensities, listModelEnergies, type ModelEnergyRow } from './model-energies.ts';
export { listOwnerEnergy, type EnergyOwner, type OwnerEnergyQuestion, type OwnerEnergyRow } from './owner-energy.ts';
export { listModelPrices, type ModelPriceRow } from './model-prices.ts';
export { listMonthSpend, sumInterrupted } from './month-spend.ts';
export { listModelQualities, listQualityHistory, type ModelQualityRow } from './model-qualities.ts';
export { createModel, listModels, type ModelRow } from './models.ts';
export {
  listCostByHour,
  listDepartmentActivity,
  listPoolWaits,
  type DepartmentActivityRow,
  type HourRow,
  type PoolWaitRow,
} from './overview.ts';
export { endSessions, listMembers, lockOwners, type MemberRow } from './people.ts';
export {
  insertPoolPolicy,
  listPolicyVersions,
  listPoolCalls,
  listPoolPolicies,
  lockPoolPolicy,
  type NewPoolPolicy,
  type PoolCallRow,
  type PoolPolicyRow,
} from './pool-policies.ts';
export {
  insertReportDelivery,
  listLastReportDeliveries,
  listReportDeliveries,
  type NewReportDelivery,
  type ReportDeliveryRow,
} from './report-deliveries.ts';
export {
  claimReportSchedule,
  concludeReportSchedule,
  findReportSchedule,
  insertReportSchedule,
  listReportSchedules,
  lockAndCountReportSchedules,
  pauseReportSchedule,
  removeReportSchedule,
  resumeReportSchedule,
  updateReportSchedule,
  type ReportScheduleRow,
} from './report-schedules.ts';
export { listRouteSavings, type RouteSavingsRow } from './route-savings.ts';
export {
  insertRouteVersion,
  isNameTaken,
  listRoutes,
  listRouteVersions,
  lockRoute,
  type NewRouteVersion,
  type RouteVersionRow,
} from './routes.ts';
export { searchByText, type SearchRow } from './search.ts';
export { endSession, listLiveSessions, type SessionRow } from './sessions.ts';
export {
  announceSlots,
  lockPoolsToLease,
  putSlotLeases,
  type LeasedPoolRow,
  type SlotLeaseChange,
} from './slot-leases.ts';
export { listSpend, type SpendClass, type SpendDimension, type SpendQuestion, type SpendRow } from './spend.ts';
export {
  failLateTasks,
  giveTasks,
  listQueuedTasks,
  listRecentCallsOfRuns,
  listTaskAgents,
  noteWaitingTasks,
  putAgentScales,
  releaseTasks,
  type AgentScaleChange,
  type GivenTask,
  type QueuedTaskRow,
  type TaskAgentRow,
  type WaitingTasks,
} from './task-assignment.ts';
export { tryLock } from './try-lock.ts';
export type { TaskRow } from './task-columns.ts';
export {
  claimTask,
  completeTask,
  endAttempt,
  extendLease,
  lockAttempt,
  lockLostAttempts,
  undoClaim,
  type ClaimedTaskRow,
  type LostAttemptRow,
  type TaskAttempt,
} from './task-leases.ts';
export {
  cancelTask,
  countOpenTasks,
  findTask,
  findTaskContent,
  insertTask,
  listTasks,
  lockTask,
  moveTask,
  type NewTask,
  type TaskContentRow,
} from './tasks.ts';
export { listViews, lockAndCountViews, type ViewFilter, type ViewRow } from './views.ts';
export * from './energy/index.ts';
export * from './goodput/index.ts';
export * from './invoices/index.ts';
export * from './market/index.ts';
export * from './value/index.ts';
export { findToolLimits, replaceToolLimits, type ToolLimitSetRow } from './tool-limits.ts';
