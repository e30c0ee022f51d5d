const dayMs = 86_400_000;

/** `2026-11-18` of a day since 1970-01-01. */
export const textOfDay = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

/** Days since 1970-01-01; undefined for a day that no month has. */
export function dayOfText(text: string): number | undefined {
  const ms = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text ? undefined : ms / dayMs;
}

export const dateOfDay = (day: number): Date => new Date(day * dayMs);
export const dayOfDate = (date: Date): number => date.getTime() / dayMs;
