const dayMs = 86_400_000;

/** What a zone’s clock is ahead of UTC at a moment, in milliseconds. */
export function offsetMs(epochMs: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(epochMs);
  const text = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const match = /GMT([+-])(\d{2}):(\d{2})(?::(\d{2}))?/.exec(text);
  if (!match) return 0;
  const magnitude = (Number(match[2]) * 60 + Number(match[3])) * 60_000 + Number(match[4] ?? 0) * 1000;
  return match[1] === '-' ? -magnitude : magnitude;
}

/** First instant of the calendar day that holds `epochMs` in a zone; right across a change of summer time. */
export function startOfDay(epochMs: number, zone: string): number {
  const local = epochMs + offsetMs(epochMs, zone);
  const localMidnight = Math.floor(local / dayMs) * dayMs;
  const guess = localMidnight - offsetMs(epochMs, zone);
  return localMidnight - offsetMs(guess, zone);
}

/** An IANA zone that this runtime knows; UTC for anything else, as the name may come from a cookie. */
export function knownZone(name: string | undefined): string {
  if (name === undefined || !/^[A-Za-z0-9_+\-/]{1,64}$/.test(name)) return 'UTC';
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

/** `UTC+01:00` */
export function formatZoneOffset(epochMs: number, zone: string): string {
  const minutes = Math.round(offsetMs(epochMs, zone) / 60_000);
  const magnitude = Math.abs(minutes);
  const clock = `${String(Math.floor(magnitude / 60)).padStart(2, '0')}:${String(magnitude % 60).padStart(2, '0')}`;
  return `UTC${minutes < 0 ? '−' : '+'}${clock}`;
}
