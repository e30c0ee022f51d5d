const longestText = 200;
/** Control characters, and those that turn the direction of what follows: a file's text is shown in tables and terminals. */
const unseen = /[\p{Cc}\p{Cf}\u2028\u2029]+/gu;
/** What a careful writer of CSV puts before text that a spreadsheet would run. */
const guarded = /^'(?=[=+\-@])/;

/** Text of a cell, fit to be shown: one line, no control characters, at most 200 characters. Null for none. */
export function plainText(cell: string | undefined): string | null {
  const text = (cell ?? '').replaceAll(unseen, ' ').replaceAll(/\s+/g, ' ').trim().replace(guarded, '');
  return text === '' ? null : text.slice(0, longestText);
}
