import { randomBytes } from 'node:crypto';
import { newId } from '@agent-os/db';
import type { TestApi } from './test-api.ts';
import type { TestTenant } from './test-tenant.ts';

/** A group of a test invoice: a model that nobody knows, billed at 5 nano-USD. */
export const testInvoiceGroup = { groupKey: 'usage/*/~ghost-1/*', billedNanoUsd: '5', recordedNanoUsd: '0' } as const;

/** An invoice of the tenant's provider with one line of a model that nobody knows. */
export async function addTestInvoice(
  api: TestApi,
  { organisationId, providerId, members }: Pick<TestTenant, 'organisationId' | 'providerId' | 'members'>,
): Promise<string> {
  const id = newId('ivc', Date.now());
  await api.superuser.query(
    `insert into invoice (organisation_id, id, provider_id, number, file_name, file_hash, format, mapping, period_first,
       period_last, lines, total_nano, total_nano_usd, groups, open_groups, author_kind, author_id)
     values ($1, $2, $3, $2, 'file.csv', $4, 'columns', '{}', '2026-11-01', '2026-11-30', 1, 5, 5, 1, 1, 'person', $5)`,
    [organisationId, id, providerId, randomBytes(32), members.owner.personId],
  );
  await api.superuser.query(
    `insert into invoice_line (organisation_id, invoice_id, line, kind, model_text, cost_nano, cost_nano_usd, group_key)
     values ($1, $2, 2, 'usage', 'ghost-1', 5, 5, $3)`,
    [organisationId, id, testInvoiceGroup.groupKey],
  );
  await api.superuser.query(
    `insert into invoice_group (organisation_id, invoice_id, key, place, month, kind, model_text, lines, calls,
       billed_nano_usd, recorded_nano_usd, state, cause)
     values ($1, $2, $3, 0, '2026-11-01', 'usage', 'ghost-1', 1, 0, 5, 0, 'billed_only', 'unknown_model')`,
    [organisationId, id, testInvoiceGroup.groupKey],
  );
  return id;
}

/** A decision in force on that group. */
export async function addTestDecision(
  api: TestApi,
  { organisationId, members }: Pick<TestTenant, 'organisationId' | 'members'>,
  invoiceId: string,
): Promise<void> {
  await api.superuser.query(
    `insert into invoice_decision (organisation_id, invoice_id, group_key, number, billed_nano_usd, recorded_nano_usd, reason,
       author_kind, author_id, decided_at)
     values ($1, $2, $3, 1, 5, 0, 'A test', 'person', $4, now())`,
    [organisationId, invoiceId, testInvoiceGroup.groupKey, members.owner.personId],
  );
}
