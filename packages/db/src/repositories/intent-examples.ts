import type { TenantTransaction } from '../client/index.ts';

type ExampleClass = 'critical' | 'interactive' | 'standard' | 'batch';

export interface IntentExampleRow {
  readonly id: string;
  readonly serviceClass: ExampleClass;
  readonly text: string;
  readonly source: 'person' | 'starter';
  readonly createdAt: Date;
}

export interface IntentExampleFilter {
  readonly serviceClass: ExampleClass | undefined;
  readonly search: string | undefined;
  /** The last one of the page before. */
  readonly after: string | undefined;
  readonly limit: number;
}

const shown = { id: true, serviceClass: true, text: true, source: true, createdAt: true } as const;

/** The newest first. */
export async function listIntentExamples(
  tx: TenantTransaction,
  { serviceClass, search, after, limit }: IntentExampleFilter,
): Promise<IntentExampleRow[]> {
  const rows = await tx.intentExample.findMany({
    where: {
      ...(serviceClass === undefined ? {} : { serviceClass }),
      ...(search === undefined || search === '' ? {} : { text: { contains: search, mode: 'insensitive' } }),
      ...(after === undefined ? {} : { id: { lt: after } }),
    },
    orderBy: { id: 'desc' },
    take: limit,
    select: shown,
  });
  return rows.map((row) => row as IntentExampleRow);
}

/** What there is to learn from. */
export async function listLabelledTexts(
  tx: TenantTransaction,
): Promise<{ readonly text: string; readonly serviceClass: ExampleClass }[]> {
  const rows = await tx.intentExample.findMany({ orderBy: { id: 'asc' }, select: { text: true, serviceClass: true } });
  return rows.map((row) => row as { text: string; serviceClass: ExampleClass });
}

export async function countIntentExamples(tx: TenantTransaction): Promise<Record<ExampleClass, number>> {
  const groups = await tx.intentExample.groupBy({ by: ['serviceClass'], _count: true });
  const counts = { critical: 0, interactive: 0, standard: 0, batch: 0 };
  return { ...counts, ...Object.fromEntries(groups.map(({ serviceClass, _count }) => [serviceClass, _count])) };
}

export interface NewIntentExample {
  readonly id: string;
  readonly text: string;
  readonly textHash: string;
  readonly serviceClass: ExampleClass;
}

/** Makes changes of an organisation's examples wait for each other until the transaction ends. */
export async function lockIntentExamples(tx: TenantTransaction, organisationId: string): Promise<void> {
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`intent_example ${organisationId}`}, 0))::text`;
}

/**
 * Adds examples, each hash once. One that is there under another class is given the new one. Answers how many were added
 * and how many moved; the others were there already.
 */
export async function putIntentExamples(
  tx: TenantTransaction,
  organisationId: string,
  source: 'person' | 'starter',
  examples: readonly NewIntentExample[],
): Promise<{ readonly added: number; readonly moved: number }> {
  const column = (name: keyof NewIntentExample) => examples.map((example) => example[name]);
  const rows = await tx.$queryRaw<{ added: boolean }[]>`
    insert into intent_example (id, organisation_id, service_class, text, text_hash, source)
    select e.id, ${organisationId}, e.service_class, e.text, e.text_hash, ${source}
    from unnest(${column('id')}::text[], ${column('serviceClass')}::text[], ${column('text')}::text[],
                ${column('textHash')}::text[]) as e (id, service_class, text, text_hash)
    on conflict (organisation_id, text_hash) do update set service_class = excluded.service_class
    where intent_example.service_class <> excluded.service_class
    returning xmax = 0 as added`;
  const added = rows.filter((row) => row.added).length;
  return { added, moved: rows.length - added };
}
