/** A moment in the reader's own time zone, such as `21 Nov 2026, 14:05:09`. */
export function formatTime(epochMs: number | null): string {
  if (epochMs === null) return '–';
  return new Date(epochMs).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });
}
