const minuteMs = 60_000;
/** A mail server that asks for patience wants minutes, one that is being mended some hours. */
const waitsMs = [1, 5, 15, 60, 180].map((minutes) => minutes * minuteMs);

/**
 * When a report that could not be sent is tried again; undefined when it is given up, which a refusal for good is at once.
 *
 * @param attempts how many there were, this one among them
 */
export function decideReportRetry(attempts: number, permanent: boolean, nowMs: number): number | undefined {
  const waitMs = waitsMs[attempts - 1];
  return permanent || waitMs === undefined ? undefined : nowMs + waitMs;
}
