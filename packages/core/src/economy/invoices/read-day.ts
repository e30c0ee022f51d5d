import { parseMoment } from '../focus/index.ts';

const dayMs = 86_400_000;
const dayOnly = /^(\d{4})[-/](\d{2})[-/](\d{2})$/;
const compact = /^(20\d{2})(\d{2})(\d{2})$/;
const moment = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d{1,9})?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i;
const seconds = /^1\d{9}$/;

/** Epoch ms of what files write for a day or a moment; without a zone it is of UTC. Undefined for what could be two days. */
export function readMoment(cell: string): number | undefined {
  const text = cell.trim();
  if (seconds.test(text)) return Number(text) * 1_000;
  const day = dayOnly.exec(text) ?? compact.exec(text);
  if (day) return parseMoment(`${day[1]}-${day[2]}-${day[3]}T00:00:00Z`);
  const match = moment.exec(text);
  if (match === null) return undefined;
  const [, date = '', time = '', zone = 'Z'] = match;
  const ms = parseMoment(`${date}T${time.length === 5 ? `${time}:00` : time}Z`);
  return ms === undefined ? undefined : ms - offsetMs(zone);
}

function offsetMs(zone: string): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (match === null) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return (match[1] === '-' ? -minutes : minutes) * 60_000;
}

/** The day of UTC, since 1970-01-01, that a moment is in. */
export const dayOfMoment = (ms: number): number => Math.floor(ms / dayMs);

/** The one day that a charge is of; null for one that is of more than 24 hours, as it is of the whole period. */
export function dayOfSpan(startMs: number, endMs: number): number | null {
  return endMs - startMs <= dayMs ? dayOfMoment(startMs) : null;
}
