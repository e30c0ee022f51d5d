import { decideReportRetry, dueReportTurn } from '@agent-os/core/reports';
import {
  claimReportSchedule,
  concludeReportSchedule,
  insertReportDelivery,
  type ReportScheduleRow,
} from '@agent-os/db';
import type { ApiDependencies } from '../../api/index.ts';
import { listClosedMonths, nextLookAt, timingOf } from '../../reports/index.ts';
import { attemptReport } from './attempt-report.ts';

/** A report comes at most so much later than it is due. */
const passEveryMs = 30_000;
/** Longer than reading a report and every time-out of sending it; after a crash another kernel goes on then. */
const leaseMs = 5 * 60_000;

/**
 * Sends what is due (docs/decisions/0021). A schedule is one kernel's from claim to conclusion; what was sent is recorded and the turn is
 * dealt with in one transaction. A kernel that dies between sending and recording leads to a second message with the same Message-ID.
 */
export class ReportLoop {
  readonly #dependencies: ApiDependencies;
  #timer: NodeJS.Timeout | undefined;
  #pass: Promise<void> = Promise.resolve();
  #isUnderWay = false;
  #stopped = false;

  constructor(dependencies: ApiDependencies) {
    this.#dependencies = dependencies;
  }

  start(): void {
    this.#timer = setInterval(() => {
      // A slow mail server must not have passes pile up behind each other.
      if (!this.#isUnderWay) void this.runOnce();
    }, passEveryMs);
    this.#timer.unref();
  }

  /** One pass over everything that is due by now. */
  runOnce(): Promise<void> {
    this.#isUnderWay = true;
    this.#pass = this.#pass.then(async () => {
      const { database, clock, log } = this.#dependencies;
      try {
        const due = await database.lookups.listOrganisationsWithDueReports(new Date(clock.nowMs()));
        for (const organisationId of due) await this.#serve(organisationId);
      } catch (error) {
        log.error({ err: error }, 'Reports could not be sent; the next pass tries again');
      } finally {
        this.#isUnderWay = false;
      }
    });
    return this.#pass;
  }

  /** Ends when the report that is being sent is recorded. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#pass;
  }

  /** One report after the other: mail servers like it, and so does the kernel beside which this runs. */
  async #serve(organisationId: string): Promise<void> {
    const { database, clock, random } = this.#dependencies;
    const looked: string[] = [];
    while (!this.#stopped) {
      const nowMs = clock.nowMs();
      const claim = random.newId('rpd');
      const row = await database.withTenant(organisationId, (tx) =>
        claimReportSchedule(tx, { claim, at: new Date(nowMs), until: new Date(nowMs + leaseMs), except: looked }),
      );
      if (row === undefined) return;
      looked.push(row.id);
      await this.#take(organisationId, row, claim);
    }
  }

  async #take(organisationId: string, row: ReportScheduleRow, claim: string): Promise<void> {
    const { database, clock } = this.#dependencies;
    const timing = timingOf(row);
    const closed = await database.withTenant(organisationId, (tx) => listClosedMonths(tx, timing));
    const turn = dueReportTurn(timing, row.doneUntil.getTime(), clock.nowMs(), closed);
    if (turn === undefined) {
      const { doneUntil, dueAt, attempts } = row;
      const state = { claim, doneUntil, dueAt, attempts, lookAt: nextLookAt(timing, clock.nowMs()) };
      await database.withTenant(organisationId, (tx) => concludeReportSchedule(tx, row.id, state));
      return;
    }
    // A later turn takes the place of one that was being tried again.
    const attempt = row.dueAt?.getTime() === turn.dueAtMs ? row.attempts + 1 : 1;
    const { permanent, ...made } = await attemptReport(this.#dependencies, organisationId, row, turn);
    const nowMs = clock.nowMs();
    const retryAtMs = made.state === 'failed' ? decideReportRetry(attempt, permanent, nowMs) : undefined;
    const nextAt = nextLookAt(timing, nowMs);
    const dueAt = new Date(turn.dueAtMs);
    const state =
      retryAtMs === undefined
        ? { claim, doneUntil: dueAt, lookAt: nextAt, dueAt: null, attempts: 0 }
        : {
            claim,
            doneUntil: row.doneUntil,
            lookAt: retryOf(timing.every, retryAtMs, nextAt),
            dueAt,
            attempts: attempt,
          };
    await database.withTenant(organisationId, async (tx) => {
      await concludeReportSchedule(tx, row.id, state);
      // What was sent is told also when the schedule was changed meanwhile.
      await insertReportDelivery(tx, {
        ...made,
        organisationId,
        id: this.#dependencies.random.newId('rpd'),
        scheduleId: row.id,
        recipients: [...made.recipients],
        dueAt,
        attempt,
        sentAt: made.state === 'sent' ? new Date(nowMs) : null,
        final: retryAtMs === undefined,
        recordedAt: new Date(nowMs),
        askedByPersonId: null,
      });
    });
  }
}

/** When it is tried again, unless the next turn comes before that. */
function retryOf(every: ReportScheduleRow['every'], retryAtMs: number, nextAt: Date): Date {
  return new Date(every === 'close' ? retryAtMs : Math.min(retryAtMs, nextAt.getTime()));
}
