import { z } from 'zod';
import { reportRhythms, reportSections } from '../choices/index.ts';
import { displayName, emailAddress, epochMs, idOf } from './scalars.ts';

/** How many schedules an organisation has at most, and to how many addresses one of them goes. */
export const reportSchedulesMax = 100;
export const reportRecipientsMax = 20;

const isZone = (name: string) => {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};
const whole = (least: number, most: number, words: string) =>
  z.number(words).int(words).min(least, words).max(most, words);

/** When a report comes, by the clocks of a time zone; `close`: whenever a month's books are closed. */
const reportTiming = z.object({
  every: z.enum(reportRhythms),
  /** 1 (Monday) to 7, of weekly ones. */
  weekday: whole(1, 7, 'Choose a day of the week.').nullable(),
  /** Of monthly ones; the month's last day where it has fewer. */
  monthDay: whole(1, 31, 'Give a day from 1 to 31.').nullable(),
  hour: whole(0, 23, 'Give an hour from 0 to 23.'),
  timeZone: z.string().max(64).refine(isZone, 'Choose a time zone such as Europe/London.'),
});
const givenTiming = reportTiming.superRefine(({ every, weekday, monthDay }, context) => {
  const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
  if ((weekday !== null) !== (every === 'week')) {
    refuse('weekday', 'A weekly report needs its day, and no other has one.');
  }
  if ((monthDay !== null) !== (every === 'month')) {
    refuse('monthDay', 'A monthly report needs its day, and no other has one.');
  }
});
const sections = z
  .array(z.enum(reportSections))
  .max(reportSections.length)
  .transform((given) => reportSections.filter((section) => given.includes(section)));
const departmentId = idOf('dep').nullable();
const recipients = z
  .array(emailAddress)
  .min(1, 'Name at least one address.')
  .max(reportRecipientsMax, `Name at most ${reportRecipientsMax} addresses.`)
  .transform((given) => [...new Set(given)]);
const reason = z.string().trim().max(500, 'Use at most 500 characters.').default('');
const scheduleId = idOf('rps');

/** What a report is about. */
const reportContent = z.object({
  name: displayName,
  timing: givenTiming,
  sections,
  /** Null: the whole organisation. */
  departmentId,
});

/** Makes a schedule, or changes the one that is named. A reason is needed when others than the caller get or got its mail. */
export const putReportInput = reportContent.extend({
  scheduleId: scheduleId.optional(),
  recipients,
  withCsv: z.boolean(),
  reason,
});
export const reportInput = z.object({ scheduleId });
export const pauseReportInput = reportInput.extend({ paused: z.boolean(), reason });
export const removeReportInput = reportInput.extend({ reason });
/** What it would say if it came now; of one that need not be kept. */
export const previewReportInput = reportContent;
export const listDeliveriesInput = reportInput.extend({
  /** Id of the last delivery of the page before; newest first. */
  cursor: idOf('rpd').optional(),
  limit: z.number().int().min(1).max(100).default(25),
});
/** Domains besides its members' addresses to which the organisation's mail may go. */
export const setMailDomainsInput = z.object({
  domains: z
    .array(
      z
        .string()
        .trim()
        .toLowerCase()
        .max(253)
        .regex(
          /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/,
          'Write a domain such as example.com.',
        ),
    )
    .max(20, 'Allow at most 20 domains.')
    .transform((given) => [...new Set(given)].toSorted()),
  reason: z.string().trim().min(3, 'Say why, for whoever asks later.').max(500, 'Use at most 500 characters.'),
});

const delivery = z.object({
  id: z.string(),
  dueAt: epochMs,
  /** From 1; 0 of one that somebody had sent to themselves. */
  attempt: z.number().int(),
  state: z.enum(['sent', 'failed', 'skipped']),
  sentAt: epochMs.nullable(),
  recordedAt: epochMs,
  recipients: z.array(z.string()),
  /** What went wrong, or who was refused though others were not; empty when nothing did. */
  error: z.string(),
  /** Nothing more is tried for that time. */
  final: z.boolean(),
  subject: z.string(),
  /** Who had it sent to themselves; null when it was the schedule's turn. */
  askedBy: z.string().nullable(),
});
export const reportDeliveries = z.object({ items: z.array(delivery), nextCursor: z.string().nullable() });

const schedule = z.object({
  id: z.string(),
  name: z.string(),
  timing: reportTiming,
  sections: z.array(z.enum(reportSections)),
  department: z.object({ id: z.string(), name: z.string() }).nullable(),
  recipients: z.array(
    z.object({
      email: z.string(),
      /** Null for addresses outside the organisation. */
      name: z.string().nullable(),
      /** False for who is a member no more, or whose domain is not allowed any longer: nothing is sent there. */
      allowed: z.boolean(),
    }),
  ),
  withCsv: z.boolean(),
  pausedAt: epochMs.nullable(),
  /** Null while it is paused, and for reports that follow the closing of books. */
  nextAt: epochMs.nullable(),
  /** A report that could not be sent is tried again then; null when none is. */
  retryAt: epochMs.nullable(),
  lastDelivery: delivery.nullable(),
  createdBy: z.string(),
  createdAt: epochMs,
});

/** Every schedule of the organisation, by name; and what mail needs. */
export const reportSchedules = z.object({
  mail: z.object({
    /** Variables that are to be set before anything can be sent; empty when mail is set up. */
    missing: z.array(z.string()),
    from: z.string().nullable(),
  }),
  domains: z.array(z.string()),
  items: z.array(schedule),
});
/** Members, as they can be chosen to get reports. */
export const reportPeople = z.array(z.object({ name: z.string(), email: z.string() }));

export const reportPreview = z.object({
  subject: z.string(),
  html: z.string(),
  from: epochMs,
  to: epochMs,
});
export const reportSentToSelf = z.object({
  state: z.enum(['sent', 'failed']),
  to: z.string(),
  /** Empty when it was sent. */
  error: z.string(),
});
