const dayMs = 86_400_000;

function offsetMs(epochMs: number, zone: string): number {
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

/** Wall clock in a zone as a date and time field has it: `2026-11-18T10:42`. */
export function formatClockField(epochMs: number, zone: string): string {
  return new Date(epochMs + offsetMs(epochMs, zone)).toISOString().slice(0, 16);
}

/** The moment of such a wall clock; undefined when it is none. An hour that occurs twice means the first. */
export function parseClockField(text: string, zone: string): number | undefined {
  const local = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) ? Date.parse(`${text}Z`) : Number.NaN;
  if (Number.isNaN(local)) return undefined;
  // Summer time changes at most once within two days, so one of the two offsets around the day is right.
  const moments = [local - dayMs, local + dayMs].map((around) => local - offsetMs(around, zone));
  const exact = moments.filter((moment) => formatClockField(moment, zone) === text);
  return exact.length > 0 ? Math.min(...exact) : moments[0];
}
