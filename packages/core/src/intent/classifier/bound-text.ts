/** What of a text is read: most texts say in the beginning or at the end what they want. */
const readAtMost = { first: 400, last: 200 } as const;

/** The part of a text that is read, so that a text of any length takes the same time at most. */
export function boundText(text: string): string {
  const { first, last } = readAtMost;
  return text.length <= first + last ? text : `${text.slice(0, first)} ${text.slice(-last)}`;
}
