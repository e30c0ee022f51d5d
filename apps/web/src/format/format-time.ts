import { nothing } from './nothing.ts';

interface Moment {
  readonly day: string;
  readonly dayWithYear: string;
  readonly clock: string;
  readonly tenths: number;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const formatter = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  formatters.set(zone, formatter);
  return formatter;
}

function momentOf(epochMs: number, zone: string): Moment {
  const parts = new Map(
    formatterOf(zone)
      .formatToParts(epochMs)
      .map(({ type, value }) => [type, value]),
  );
  // The short form of September has four letters in this locale; all others have three.
  const month = parts.get('month')?.slice(0, 3) ?? '';
  const day = `${parts.get('day') ?? ''} ${month}`;
  return {
    day,
    dayWithYear: `${day} ${parts.get('year') ?? ''}`,
    clock: `${parts.get('hour') ?? ''}:${parts.get('minute') ?? ''}:${parts.get('second') ?? ''}`,
    tenths: Math.floor((epochMs % 1000) / 100),
  };
}

let lastDay = { second: -1, zone: '', dayWithYear: '' };

/** The day it is now; a list asks for it once a row, and it holds for all of them. */
function dayOfNow(nowMs: number, zone: string): string {
  const second = Math.floor(nowMs / 1000);
  if (lastDay.second !== second || lastDay.zone !== zone) {
    lastDay = { second, zone, dayWithYear: momentOf(nowMs, zone).dayWithYear };
  }
  return lastDay.dayWithYear;
}

/** `10:42:16.9` today; `17 Nov 10:42:16` on another day, with the year when that differs. Zone is an IANA name. */
export function formatTime(epochMs: number | null, zone: string, nowMs: number): string {
  if (epochMs === null) return nothing;
  const moment = momentOf(epochMs, zone);
  const today = dayOfNow(nowMs, zone);
  if (moment.dayWithYear === today) return `${moment.clock}.${moment.tenths}`;
  const sameYear = moment.dayWithYear.slice(-4) === today.slice(-4);
  return `${sameYear ? moment.day : moment.dayWithYear} ${moment.clock}`;
}

/** `18 Nov 2026` */
export function formatDate(epochMs: number | null, zone: string): string {
  return epochMs === null ? nothing : momentOf(epochMs, zone).dayWithYear;
}

/** `18 Nov 2026, 10:42` */
export function formatDateTime(epochMs: number | null, zone: string): string {
  if (epochMs === null) return nothing;
  const moment = momentOf(epochMs, zone);
  return `${moment.dayWithYear}, ${moment.clock.slice(0, 5)}`;
}

/** `06:00`, the hour of a chart's axis. */
export function formatHour(epochMs: number, zone: string): string {
  return momentOf(epochMs, zone).clock.slice(0, 5);
}

/** `4 s ago`, `12 min ago`, `3 h ago`, `2 d ago`; `just now` below a second or when clocks disagree. */
export function formatAgo(epochMs: number | null, nowMs: number): string {
  if (epochMs === null) return nothing;
  const seconds = Math.floor((nowMs - epochMs) / 1000);
  if (seconds < 1) return 'just now';
  if (seconds < 60) return `${seconds} s ago`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ago`;
  return `${Math.floor(seconds / 86_400)} d ago`;
}

/** Exact UTC time for a title: `2026-11-18 09:42:16.900 UTC`. */
export function formatUtc(epochMs: number): string {
  return `${new Date(epochMs).toISOString().replace('T', ' ').replace('Z', '')} UTC`;
}
