const shortest = 3;
const longest = 4;

/** The feature that is a whole word. */
export function markEnds(word: string): string {
  return `^${word}$`;
}

/**
 * Visits a word between marks for its ends (`^refund$`), and every run of three or four characters of that: `^ref`, `fun`,
 * `nd$`. Runs carry endings and spelling mistakes, which whole words do not.
 */
export function eachFeatureOfWord(word: string, visit: (feature: string) => void): void {
  const marked = markEnds(word);
  visit(marked);
  for (let length = shortest; length <= longest && length < marked.length; length += 1) {
    for (let start = 0; start + length <= marked.length; start += 1) visit(marked.slice(start, start + length));
  }
}
