import type { Report, ReportSection, ReportTiming } from './report-types.ts';

export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

export const rhythmWords: Readonly<Record<ReportTiming['every'], string>> = {
  day: 'Every day',
  week: 'Every week',
  month: 'Every month',
  close: 'When a month’s books are closed',
};

export const sectionWords: Readonly<Record<ReportSection, string>> = {
  departments: 'Departments: spend, budget, forecast',
  agents: 'The ten agents that spent most',
  movers: 'What changed most',
  anomalies: 'Unusual spend',
};

const hourWords = (hour: number) => `${String(hour).padStart(2, '0')}:00`;

/** `Every week on Monday, 08:00 Europe/Berlin` */
export function describeTiming({ every, weekday, monthDay, hour, timeZone }: ReportTiming): string {
  if (every === 'close') return rhythmWords.close;
  const day =
    every === 'week'
      ? ` on ${weekdays[(weekday ?? 1) - 1] ?? 'Monday'}`
      : every === 'month'
        ? ` on day ${monthDay ?? 1}`
        : '';
  return `${rhythmWords[every]}${day}, ${hourWords(hour)} ${timeZone}`;
}

/** `Ada Lovelace and 2 others` */
export function describeRecipients({ recipients }: Pick<Report, 'recipients'>): string {
  const [first, ...others] = recipients;
  const name = first === undefined ? 'nobody' : (first.name ?? first.email);
  if (others.length === 0) return name;
  return `${name} and ${others.length} ${others.length === 1 ? 'other' : 'others'}`;
}
