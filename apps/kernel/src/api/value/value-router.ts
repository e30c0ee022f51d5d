import { trpc } from '../trpc.ts';
import { createWebhook } from './create-webhook.ts';
import { decideOutcomes } from './decide-outcomes.ts';
import { getKind } from './get-kind.ts';
import { getOutcome } from './get-outcome.ts';
import { getSummary } from './get-summary.ts';
import { importOutcomes, previewImport } from './import-outcomes.ts';
import { listOutcomes } from './list-outcomes.ts';
import { listRules } from './list-rules.ts';
import { listRuleVersions } from './list-rule-versions.ts';
import { listTemplates } from './list-templates.ts';
import { listWebhookDeliveries } from './list-webhook-deliveries.ts';
import { listWebhooks } from './list-webhooks.ts';
import { reportOutcome } from './report-outcome.ts';
import { revokeWebhook } from './revoke-webhook.ts';
import { rotateWebhook } from './rotate-webhook.ts';
import { setRule } from './set-rule.ts';

export const valueRouter = trpc.router({
  summary: getSummary,
  kind: getKind,
  templates: listTemplates,
  rules: listRules,
  ruleVersions: listRuleVersions,
  setRule,
  outcomes: listOutcomes,
  outcome: getOutcome,
  report: reportOutcome,
  decide: decideOutcomes,
  previewImport,
  importOutcomes,
  webhooks: listWebhooks,
  webhookDeliveries: listWebhookDeliveries,
  createWebhook,
  rotateWebhook,
  revokeWebhook,
});
