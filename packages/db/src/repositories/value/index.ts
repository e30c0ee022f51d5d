export { findOutcomes, listOutcomes, type OutcomeFilter, type OutcomeRow } from './list-outcomes.ts';
export {
  findStandings,
  listExpiredReports,
  listOutcomeTasks,
  lockOutcomeTasks,
  type OutcomeTaskRow,
  type StandingRow,
} from './outcome-tasks.ts';
export {
  findOutcomeReferences,
  listTaskOutcomes,
  recordTaskOutcomes,
  sumTaskRun,
  type NewTaskOutcome,
  type TaskOutcomeRow,
} from './task-outcomes.ts';
export {
  insertValueRule,
  listActiveKinds,
  listValueRules,
  listValueRuleVersions,
  lockValueRule,
  type NewValueRule,
  type ValueRuleRow,
} from './value-rules.ts';
export {
  countEndedTasks,
  isEnergyPriced,
  sumOutcomes,
  sumTaskCosts,
  type EndedTasksRow,
  type OutcomeSumRow,
  type TaskCostRow,
  type ValueQuestion,
} from './value-sums.ts';
export {
  findValueWebhook,
  insertValueWebhook,
  listValueWebhooks,
  updateValueWebhook,
  type WebhookRow,
} from './value-webhooks.ts';
