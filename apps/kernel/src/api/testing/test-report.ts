import { newId } from '@agent-os/db';
import type { TestApi } from './test-api.ts';
import type { TestTenant } from './test-tenant.ts';

/** What a report may be about. */
export const testReport = {
  name: 'Spend',
  timing: { every: 'day', weekday: null, monthDay: null, hour: 8, timeZone: 'UTC' },
  sections: ['departments', 'agents', 'movers', 'anomalies'],
  departmentId: null,
};

/** A daily report that an owner gets. */
export async function addTestReport(
  api: TestApi,
  { organisationId, members }: Pick<TestTenant, 'organisationId' | 'members'>,
): Promise<string> {
  const id = newId('rps', Date.now());
  await api.superuser.query(
    `insert into report_schedule (id, organisation_id, name, every, hour, time_zone, sections, with_csv, recipients,
       author_kind, author_id, created_at, changed_at, done_until)
     values ($1, $2, 'Spend', 'day', 8, 'UTC', '{departments}', true, $3, 'person', $4, now(), now(), now())`,
    [id, organisationId, [members.owner.email], members.owner.personId],
  );
  return id;
}
