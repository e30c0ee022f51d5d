import { newId } from '@agent-os/db';
import type { TestApi } from './test-api.ts';

export async function addTestIntentExample(api: TestApi, organisationId: string): Promise<string> {
  const id = newId('exa', Date.now());
  await api.superuser.query(
    `insert into intent_example (id, organisation_id, service_class, text, text_hash, source)
     values ($1, $2, 'batch', $1, $1, 'person')`,
    [id, organisationId],
  );
  return id;
}

/** Enough of two classes to learn from. */
export async function addTestLessons(api: TestApi, organisationId: string): Promise<void> {
  for (const [serviceClass, says] of [
    ['critical', 'the line is down'],
    ['batch', 'translate the archive'],
  ]) {
    await api.superuser.query(
      `insert into intent_example (id, organisation_id, service_class, text, text_hash, source)
       select 'exa_' || lpad(n::text, 26, '0') || $2 || $1, $1, $2, $3 || ' ' || repeat('x', n), $2 || n, 'person'
       from generate_series(1, 8) n on conflict do nothing`,
      [organisationId, serviceClass, says],
    );
  }
}

/** Of the rules that an organisation has now. */
export async function testRuleRevision(api: TestApi, organisationId: string): Promise<number> {
  const { rows } = await api.superuser.query<{ revision: number }>(
    'select revision from intent_rule_set where organisation_id = $1',
    [organisationId],
  );
  return rows[0]?.revision ?? 0;
}

/** A trained version, in use when it says so. */
export async function addTestIntentVersion(api: TestApi, organisationId: string, active = false): Promise<string> {
  const id = newId('itv', Date.now());
  if (active) await api.superuser.query('delete from intent_version where organisation_id = $1', [organisationId]);
  await api.superuser.query(
    `insert into intent_version (id, organisation_id, number, seed, examples, model, evaluation, author_kind, author_id, active)
     select $1, $2, coalesce(max(number), 0) + 1, 1, 8, $3, $4, 'system', 'test', $5 from intent_version
     where organisation_id = $2`,
    [
      id,
      organisationId,
      {
        format: 1,
        classes: ['critical', 'batch'],
        priorBits: [0, 0],
        temperature: 1,
        features: ['^now$'],
        weights: [300, -300],
      },
      {
        seed: 1,
        trained: 6,
        heldOut: 2,
        right: 2,
        unread: 0,
        accuracyLow: 0.34,
        accuracyHigh: 1,
        confusion: [],
        classes: [],
      },
      active,
    ],
  );
  return id;
}
