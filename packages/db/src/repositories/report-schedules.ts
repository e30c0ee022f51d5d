import type { TenantTransaction } from '../client/index.ts';
import { Prisma } from '../generated/client.ts';

export interface ReportScheduleRow {
  readonly id: string;
  readonly name: string;
  readonly every: 'day' | 'week' | 'month' | 'close';
  readonly weekday: number | null;
  readonly monthDay: number | null;
  readonly hour: number;
  readonly timeZone: string;
  readonly sections: string[];
  readonly withCsv: boolean;
  readonly departmentId: string | null;
  readonly recipients: string[];
  readonly authorId: string;
  /** Null when the author is gone. */
  readonly authorName: string | null;
  readonly createdAt: Date;
  readonly pausedAt: Date | null;
  /** Times up to this one are dealt with. */
  readonly doneUntil: Date;
  readonly lookAt: Date | null;
  /** The time that is being tried again; null when none is. */
  readonly dueAt: Date | null;
  readonly attempts: number;
}

/** What a schedule says; the rest of its row is the loop's. */
export type ReportScheduleContent = Pick<
  ReportScheduleRow,
  | 'name'
  | 'every'
  | 'weekday'
  | 'monthDay'
  | 'hour'
  | 'timeZone'
  | 'sections'
  | 'withCsv'
  | 'departmentId'
  | 'recipients'
>;

const columns = Prisma.sql`
  s.id, s.name, s.every, s.weekday, s.month_day as "monthDay", s.hour, s.time_zone as "timeZone", s.sections,
  s.with_csv as "withCsv", s.department_id as "departmentId", s.recipients, s.author_id as "authorId",
  (select p.name from person p where s.author_kind = 'person' and p.id = s.author_id
   union all select t.name from admin_token t where s.author_kind = 'token' and t.id = s.author_id
     and t.organisation_id = s.organisation_id) as "authorName",
  s.created_at as "createdAt", s.paused_at as "pausedAt", s.done_until as "doneUntil", s.look_at as "lookAt",
  s.due_at as "dueAt", s.attempts`;

/** All schedules that were not removed, by name. */
export function listReportSchedules(tx: TenantTransaction): Promise<ReportScheduleRow[]> {
  return tx.$queryRaw<ReportScheduleRow[]>`
    select ${columns} from report_schedule s where s.removed_at is null order by lower(s.name), s.id`;
}

/** Undefined when there is none, or it was removed. */
export async function findReportSchedule(
  tx: TenantTransaction,
  scheduleId: string,
): Promise<ReportScheduleRow | undefined> {
  const rows = await tx.$queryRaw<ReportScheduleRow[]>`
    select ${columns} from report_schedule s where s.id = ${scheduleId} and s.removed_at is null`;
  return rows[0];
}

/** Makes changes to an organisation's schedules wait for each other until the transaction ends, and counts the schedules. */
export async function lockAndCountReportSchedules(tx: TenantTransaction, organisationId: string): Promise<number> {
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`report_schedule ${organisationId}`}, 0))::text`;
  return tx.reportSchedule.count({ where: { removedAt: null } });
}

export interface NewReportSchedule extends ReportScheduleContent {
  readonly organisationId: string;
  readonly id: string;
  readonly authorKind: 'person' | 'token';
  readonly authorId: string;
  readonly createdAt: Date;
  readonly lookAt: Date;
}

/** Times before its creation are none of its. */
export async function insertReportSchedule(tx: TenantTransaction, row: NewReportSchedule): Promise<void> {
  const { createdAt } = row;
  await tx.reportSchedule.create({ data: { ...row, changedAt: createdAt, doneUntil: createdAt } });
}

/** When a schedule changes or goes on: what was due before is dealt with, and nothing is tried again. */
export interface ReportRestart {
  readonly at: Date;
  readonly lookAt: Date;
}

const restarted = ({ at, lookAt }: ReportRestart) => ({
  changedAt: at,
  doneUntil: at,
  lookAt,
  dueAt: null,
  attempts: 0,
  claim: null,
  claimedUntil: null,
});

/** Changes what a schedule says. Without `restart` its times go on as they were. */
export async function updateReportSchedule(
  tx: TenantTransaction,
  scheduleId: string,
  content: ReportScheduleContent,
  at: Date,
  restart: ReportRestart | undefined,
): Promise<void> {
  const { sections, recipients, ...rest } = content;
  await tx.reportSchedule.updateMany({
    where: { id: scheduleId },
    data: {
      ...rest,
      sections: [...sections],
      recipients: [...recipients],
      changedAt: at,
      ...(restart && restarted(restart)),
    },
  });
}

/** What comes due while it is paused is not made good afterwards. */
export async function pauseReportSchedule(tx: TenantTransaction, scheduleId: string, at: Date): Promise<void> {
  await tx.reportSchedule.updateMany({ where: { id: scheduleId }, data: { pausedAt: at, changedAt: at } });
}

export async function resumeReportSchedule(
  tx: TenantTransaction,
  scheduleId: string,
  restart: ReportRestart,
): Promise<void> {
  await tx.reportSchedule.updateMany({ where: { id: scheduleId }, data: { pausedAt: null, ...restarted(restart) } });
}

/** Nothing comes of it any more; what was sent stays to be read. */
export async function removeReportSchedule(tx: TenantTransaction, scheduleId: string, at: Date): Promise<void> {
  await tx.reportSchedule.updateMany({ where: { id: scheduleId }, data: { removedAt: at, changedAt: at } });
}

export interface ReportClaim {
  /** Of this attempt alone: whoever holds another has lost it. */
  readonly claim: string;
  readonly at: Date;
  /** From then on another kernel may take it. */
  readonly until: Date;
  /** Those that this pass has looked at. */
  readonly except: readonly string[];
}

/** Takes a schedule that may be due and that no kernel is at. Each is one kernel's until it concludes, or its time is over. */
export async function claimReportSchedule(
  tx: TenantTransaction,
  { claim, at, until, except }: ReportClaim,
): Promise<ReportScheduleRow | undefined> {
  const rows = await tx.$queryRaw<ReportScheduleRow[]>`
    update report_schedule s set claim = ${claim}, claimed_until = ${until}
    where s.id = (
      select c.id from report_schedule c
      where c.look_at <= ${at} and c.paused_at is null and c.removed_at is null
        and (c.claimed_until is null or c.claimed_until <= ${at}) and c.id <> all(${[...except]})
      order by c.look_at, c.id limit 1 for update skip locked
    )
    returning ${columns}`;
  return rows[0];
}

/** What an attempt leaves behind. */
export interface ReportConclusion {
  readonly claim: string;
  readonly doneUntil: Date;
  readonly lookAt: Date;
  readonly dueAt: Date | null;
  readonly attempts: number;
}

/** Lets go of a schedule. False when the claim was lost, or the schedule was changed meanwhile: then nothing is written. */
export async function concludeReportSchedule(
  tx: TenantTransaction,
  scheduleId: string,
  { claim, ...state }: ReportConclusion,
): Promise<boolean> {
  const { count } = await tx.reportSchedule.updateMany({
    where: { id: scheduleId, claim },
    data: { ...state, claim: null, claimedUntil: null },
  });
  return count === 1;
}
