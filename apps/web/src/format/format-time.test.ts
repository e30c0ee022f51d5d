import { describe, expect, it } from 'vitest';
import { formatAgo, formatDate, formatDateTime, formatTime, formatUtc } from './format-time.ts';
import { formatClockField, formatZoneOffset, knownZone, parseClockField, startOfDay } from './time-zone.ts';

const now = Date.UTC(2026, 10, 18, 9, 42, 17);

describe('a time', () => {
  it('is in the viewer’s zone with tenths, and carries its date only when that is not today', () => {
    expect(formatTime(now - 100, 'Europe/Berlin', now)).toBe('10:42:16.9');
    expect(formatTime(now - 86_400_000, 'Europe/Berlin', now)).toBe('17 Nov 10:42:17');
    expect(formatTime(Date.UTC(2025, 8, 5, 8, 0), 'UTC', now)).toBe('5 Sep 2025 08:00:00');
    expect(formatTime(null, 'UTC', now)).toBe('–');
  });

  it('as a date is British', () => {
    expect(formatDate(now, 'UTC')).toBe('18 Nov 2026');
    expect(formatDateTime(now, 'UTC')).toBe('18 Nov 2026, 09:42');
    expect(formatUtc(now)).toBe('2026-11-18 09:42:17.000 UTC');
  });

  it('says how long ago in one unit', () => {
    expect(formatAgo(now, now)).toBe('just now');
    expect(formatAgo(now - 4_000, now)).toBe('4 s ago');
    expect(formatAgo(now - 720_000, now)).toBe('12 min ago');
    expect(formatAgo(now - 10_800_000, now)).toBe('3 h ago');
    expect(formatAgo(now - 172_800_000, now)).toBe('2 d ago');
  });
});

describe('a zone', () => {
  it('tells when its day began, also on the days that summer time begins or ends', () => {
    expect(startOfDay(now, 'UTC')).toBe(Date.UTC(2026, 10, 18));
    expect(startOfDay(now, 'America/New_York')).toBe(Date.UTC(2026, 10, 18, 5));
    expect(startOfDay(Date.UTC(2026, 2, 29, 20), 'Europe/Berlin')).toBe(Date.UTC(2026, 2, 28, 23));
    expect(startOfDay(Date.UTC(2026, 9, 25, 20), 'Europe/Berlin')).toBe(Date.UTC(2026, 9, 24, 22));
    expect(startOfDay(now, 'Asia/Kolkata')).toBe(Date.UTC(2026, 10, 17, 18, 30));
  });

  it('is UTC when its name is not one', () => {
    expect(knownZone('Europe/Berlin')).toBe('Europe/Berlin');
    expect([knownZone('Mars/Olympus'), knownZone('"; drop'), knownZone(undefined)]).toEqual(['UTC', 'UTC', 'UTC']);
  });

  it('reads its wall clock back, also where summer time begins or ends', () => {
    for (const at of [now, Date.UTC(2026, 2, 29, 0, 59), Date.UTC(2026, 2, 29, 1), Date.UTC(2026, 9, 25, 0, 30)]) {
      const minute = Math.floor(at / 60_000) * 60_000;
      expect(parseClockField(formatClockField(minute, 'Europe/Berlin'), 'Europe/Berlin')).toBe(minute);
    }
    expect(formatClockField(now, 'Europe/Berlin')).toBe('2026-11-18T10:42');
    expect([parseClockField('', 'UTC'), parseClockField('2026-13-40T99:00', 'UTC')]).toEqual([undefined, undefined]);
  });

  it('shows its offset with a true minus', () => {
    expect(formatZoneOffset(now, 'Europe/Berlin')).toBe('UTC+01:00');
    expect(formatZoneOffset(now, 'America/New_York')).toBe('UTC−05:00');
  });
});
