import type { TenantTransaction } from '../client/index.ts';
import { Prisma } from '../generated/client.ts';

export interface ReportDeliveryRow {
  readonly id: string;
  readonly scheduleId: string;
  readonly dueAt: Date;
  /** From 1; 0 of one that somebody had sent to themselves. */
  readonly attempt: number;
  readonly state: 'sent' | 'failed' | 'skipped';
  readonly sentAt: Date | null;
  readonly recipients: string[];
  readonly error: string;
  readonly final: boolean;
  readonly subject: string;
  readonly recordedAt: Date;
  /** Null when it was the schedule's turn. */
  readonly askedByPersonId: string | null;
  /** Null also when they are gone. */
  readonly askedByName: string | null;
}

export interface NewReportDelivery extends Omit<ReportDeliveryRow, 'askedByName'> {
  readonly organisationId: string;
  readonly messageId: string;
}

const errorCharactersMax = 1000;

/** Adds what became of an attempt; nothing of it is ever changed. */
export async function insertReportDelivery(tx: TenantTransaction, row: NewReportDelivery): Promise<void> {
  await tx.reportDelivery.create({
    data: { ...row, recipients: [...row.recipients], error: row.error.slice(0, errorCharactersMax) },
  });
}

const columns = Prisma.sql`
  d.id, d.schedule_id as "scheduleId", d.due_at as "dueAt", d.attempt, d.state, d.sent_at as "sentAt", d.recipients,
  d.error, d.final, d.subject, d.recorded_at as "recordedAt", d.asked_by_person_id as "askedByPersonId",
  p.name as "askedByName"`;

/** The newest first. */
export function listReportDeliveries(
  tx: TenantTransaction,
  {
    scheduleId,
    before,
    limit,
  }: { readonly scheduleId: string; readonly before?: string | undefined; readonly limit: number },
): Promise<ReportDeliveryRow[]> {
  const page = before === undefined ? Prisma.empty : Prisma.sql`and d.id < ${before}`;
  return tx.$queryRaw<ReportDeliveryRow[]>`
    select ${columns} from report_delivery d left join person p on p.id = d.asked_by_person_id
    where d.schedule_id = ${scheduleId} ${page} order by d.id desc limit ${limit}`;
}

/** The newest of each schedule that was its turn. */
export function listLastReportDeliveries(
  tx: TenantTransaction,
  scheduleIds: readonly string[],
): Promise<ReportDeliveryRow[]> {
  return tx.$queryRaw<ReportDeliveryRow[]>`
    select ${columns} from unnest(${[...scheduleIds]}::text[]) as asked (id)
    cross join lateral (
      select * from report_delivery of_one where of_one.schedule_id = asked.id and of_one.asked_by_person_id is null
      order by of_one.id desc limit 1
    ) d left join person p on p.id = d.asked_by_person_id`;
}
