/** Midnight of that day in this machine's time zone, in milliseconds since the epoch. */
export function startOfDay(now: Date): number {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();
}
