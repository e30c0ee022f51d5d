import { reportRhythms, reportSections } from '@agent-os/core/choices';
import { textOf } from '@/forms/index.ts';
import type { ReportTiming } from './report-types.ts';

/** Digits as a number; what is none is left for the contract to refuse. */
const numberOf = (text: string) => (/^\d+$/.test(text) ? Number(text) : Number.NaN);

export function rhythmOf(text: string): ReportTiming['every'] {
  return reportRhythms.find((one) => one === text) ?? 'month';
}

/** Addresses with commas, semicolons or lines between them. */
export function addressesOf(text: string): readonly string[] {
  return text
    .split(/[\s,;]+/)
    .map((address) => address.trim())
    .filter((address) => address !== '');
}

/** The form as the kernel's contract wants it. */
export function readReportForm(form: FormData) {
  const every = rhythmOf(textOf(form, 'timing.every'));
  const department = textOf(form, 'departmentId');
  const ticked = new Set(form.getAll('sections'));
  return {
    name: textOf(form, 'name'),
    timing: {
      every,
      weekday: every === 'week' ? numberOf(textOf(form, 'timing.weekday')) : null,
      monthDay: every === 'month' ? numberOf(textOf(form, 'timing.monthDay')) : null,
      hour: every === 'close' ? 0 : numberOf(textOf(form, 'timing.hour')),
      timeZone: textOf(form, 'timing.timeZone') || 'UTC',
    },
    sections: reportSections.filter((section) => ticked.has(section)),
    departmentId: department === '' ? null : department,
    recipients: [
      ...new Set([
        ...form.getAll('members').filter((one) => typeof one === 'string'),
        ...addressesOf(textOf(form, 'recipients')),
      ]),
    ],
    withCsv: form.get('withCsv') !== null,
    reason: textOf(form, 'reason'),
  };
}
