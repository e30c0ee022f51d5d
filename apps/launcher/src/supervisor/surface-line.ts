const warningLevel = 40;
const longestCharacters = 400;

/**
 * What a person at the terminal should see of one line of a child's log: warnings and errors, nothing else.
 * @param line A line without its end: a JSON record with `level` and `msg`, or plain text.
 * @returns The text to show, or undefined.
 */
export function surfaceLine(line: string): string | undefined {
  const record = parseRecord(line);
  if (record === undefined) {
    return /\b(warn(ing)?|error|fatal|exception)\b/i.test(line) ? line.trim().slice(0, longestCharacters) : undefined;
  }
  const { level, msg } = record;
  if (typeof level !== 'number' || level < warningLevel || typeof msg !== 'string') return undefined;
  return msg.slice(0, longestCharacters);
}

function parseRecord(line: string): { readonly level?: unknown; readonly msg?: unknown } | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
