const dayMs = 86_400_000;

/** Midnight of UTC of a day such as `2026-11-18`, as a count of days since 1970-01-01. */
export const dayOfText = (text: string): number => Date.parse(`${text}T00:00:00Z`) / dayMs;

/** The same back. */
export const textOfDay = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

export const textOfDate = (date: Date): string => date.toISOString().slice(0, 10);
