import { newId } from '@agent-os/db';
import { freshSlug, named, unnamed, type CatalogueEntry } from './catalogue-entry.ts';
import type { TestApi } from './test-api.ts';
import { addTestTask, type TestTenant } from './test-tenant.ts';

const period = { from: '2031-05-01', to: '2031-05-31' };

/** A task that is done, and of which nothing was said. */
async function addDoneTask(api: TestApi, tenant: TestTenant): Promise<string> {
  const taskId = await addTestTask(api, tenant);
  await api.superuser.query(
    `update task set state = 'done', agent_id = $2, finished_at = now(), kind = 'ticket' where id = $1`,
    [taskId, tenant.agentId],
  );
  return taskId;
}

/** A task whose outcome waits for a decision. */
async function addReportedOutcome(api: TestApi, tenant: TestTenant): Promise<string> {
  const taskId = await addDoneTask(api, tenant);
  const { organisationId, agentId, departmentId } = tenant;
  await api.superuser.query(
    `insert into outcome_standing (organisation_id, task_id, state, number, at, reported_by_kind, reported_by_id,
       agent_id, department_id, kind, simulated)
     values ($1, $2, 'reported', 1, now(), 'agent', $3, $3, $4, 'ticket', false)`,
    [organisationId, taskId, agentId, departmentId],
  );
  return taskId;
}

async function addWebhook(api: TestApi, { organisationId }: TestTenant): Promise<string> {
  const id = newId('whk', Date.now());
  await api.superuser.query(
    `insert into value_webhook (organisation_id, id, name, created_by_kind, created_by_id) values ($1, $2, 'Desk', 'system', '')`,
    [organisationId, id],
  );
  return id;
}

const file = (taskId: string) => `task_id,decision,reference\n${taskId},accepted,${freshSlug()}\n`;

/** What outcomes are worth, and who accepts them. */
export const valueProcedures: Readonly<Record<string, CatalogueEntry>> = {
  'value.summary': unnamed(() => ({ ...period, by: 'agent' })),
  'value.kind': unnamed(() => ({ ...period, kind: 'ticket' })),
  'value.templates': unnamed(),
  'value.rules': unnamed(),
  'value.ruleVersions': unnamed(() => ({ kind: 'ticket' })),
  'value.setRule': unnamed(() => ({
    kind: freshSlug(),
    definition: { formula: { kind: 'declared' } },
    expectedNumber: 0,
    reason: 'A test',
  })),
  'value.outcomes': unnamed(() => ({})),
  'value.outcome': named(async (api, tenant) => ({ taskId: await addReportedOutcome(api, tenant) })),
  'value.report': named(async (api, tenant) => ({ taskId: await addDoneTask(api, tenant), reason: 'A test' })),
  'value.decide': named(async (api, tenant) => ({
    taskIds: [await addReportedOutcome(api, tenant)],
    decision: 'accept',
    reason: 'A test',
  })),
  'value.previewImport': unnamed(async (api, tenant) => ({ csv: file(await addDoneTask(api, tenant)) })),
  'value.importOutcomes': unnamed(async (api, tenant) => ({ csv: file(await addDoneTask(api, tenant)) })),
  'value.webhooks': unnamed(),
  'value.webhookDeliveries': named(async (api, tenant) => ({ webhookId: await addWebhook(api, tenant) })),
  'value.createWebhook': unnamed(() => ({ name: freshSlug() })),
  'value.rotateWebhook': named(async (api, tenant) => ({ webhookId: await addWebhook(api, tenant) })),
  'value.revokeWebhook': named(async (api, tenant) => ({ webhookId: await addWebhook(api, tenant) })),
};
