import { offsetMs } from '@/format/index.ts';

/** `2026-11-18T10:42`, the clock of a zone, as a field for date and time takes it. */
export function toLocalText(epochMs: number, zone: string): string {
  return new Date(epochMs + offsetMs(epochMs, zone)).toISOString().slice(0, 16);
}

/**
 * The moment that a clock of the zone shows as `2026-11-18T10:42`; undefined for an unfinished text. An hour that summer
 * time leaves out counts as the hour after; of an hour that comes twice the first is meant.
 */
export function fromLocalText(text: string, zone: string): number | undefined {
  const local = Date.parse(`${text}Z`);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) || Number.isNaN(local)) return undefined;
  const dayMs = 86_400_000;
  // Zones change their offset at most once in two days: one of both is right.
  const candidates = [local - offsetMs(local - dayMs, zone), local - offsetMs(local + dayMs, zone)];
  return candidates.find((at) => at + offsetMs(at, zone) === local) ?? candidates[0];
}
