/** What the browser has noted about a page so far; times in milliseconds. */
export interface PageNotes {
  /** Time of the largest content painted so far; 0 before the first. */
  largestPaintMs: number;
  /** Sum of all layout shifts that no input caused. */
  layoutShift: number;
  /** Longest event of each interaction, by the browser's own number of it. */
  interactions: Record<string, number>;
}

declare global {
  interface Window {
    pageNotes?: PageNotes;
  }
}

/**
 * Runs inside the page before anything else. Stricter than the published definition of CLS, which takes the worst five
 * seconds: here every shift counts.
 */
export function observePage(): void {
  const notes: PageNotes = { largestPaintMs: 0, layoutShift: 0, interactions: {} };
  window.pageNotes = notes;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) notes.largestPaintMs = Math.max(notes.largestPaintMs, entry.startTime);
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (!('value' in entry) || !('hadRecentInput' in entry)) continue;
      if (entry.hadRecentInput === false && typeof entry.value === 'number') notes.layoutShift += entry.value;
    }
  }).observe({ type: 'layout-shift', buffered: true });
  const eventOptions = { type: 'event', buffered: true, durationThreshold: 16 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (!('interactionId' in entry) || typeof entry.interactionId !== 'number' || entry.interactionId === 0) continue;
      const key = String(entry.interactionId);
      notes.interactions[key] = Math.max(notes.interactions[key] ?? 0, entry.duration);
    }
  }).observe(eventOptions);
}
