import { listSpend, type Database, type SpendRow, type TenantTransaction } from '@agent-os/db';
import { dayMs, type MonthSpan } from './month-span.ts';

/** Whole days before a month that its estimates learn from. */
export const pastDays = 42;
const keptMs = 10 * 60_000;
const keptMost = 200;

interface Kept {
  readonly atMs: number;
  readonly rows: readonly SpendRow[];
}

/** What was read lately, by database, organisation, month and grouping. */
const keptOf = new WeakMap<Database, Map<string, Kept>>();

export interface PastQuestion {
  readonly database: Database;
  readonly organisationId: string;
  readonly nowMs: number;
  readonly span: MonthSpan;
  readonly by: readonly ('agent' | 'model')[];
}

/**
 * Spend by day before a month. It is kept for some minutes, as it only feeds estimates: what is shown as spent is always
 * read anew.
 */
export async function listPastSpend(tx: TenantTransaction, question: PastQuestion): Promise<readonly SpendRow[]> {
  const { database, organisationId, nowMs, span, by } = question;
  const kept = keptOf.get(database) ?? new Map<string, Kept>();
  keptOf.set(database, kept);
  const key = [organisationId, span.month, ...by].join('/');
  const known = kept.get(key);
  if (known && Math.abs(nowMs - known.atMs) < keptMs) return known.rows;
  const rows = await listSpend(tx, {
    fromMs: span.fromMs - pastDays * dayMs,
    untilMs: span.fromMs,
    by: [...by],
    span: 'day',
  });
  kept.delete(key);
  kept.set(key, { atMs: nowMs, rows });
  const [oldest] = kept.keys();
  if (kept.size > keptMost && oldest !== undefined) kept.delete(oldest);
  return rows;
}
