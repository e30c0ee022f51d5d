/**
 * In how many rounds in a row calls have gone without, after another one. A round counts for a call that was in line already when the one
 * before it was looked at, so that none counts that was cleared without it. Calls that left the line, or whose agent won, are forgotten.
 *
 * @param before what this returned of the round before
 * @param losing the calls in line whose agents won nothing
 */
export function nextLosses(before: ReadonlyMap<string, number>, losing: Iterable<string>): ReadonlyMap<string, number> {
  const after = new Map<string, number>();
  for (const callId of losing) {
    const known = before.get(callId);
    after.set(callId, known === undefined ? 0 : known + 1);
  }
  return after;
}
