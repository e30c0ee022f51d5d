/** What the room at the left of a plot holds at the size of its labels. */
const charactersMax = 8;
const grouped = /[\d,]+(?:\.\d+)?/;
const short = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 });

/** Labels of an axis as given, or all of them with their numbers shortened (1.5 M) where one would be cut off. */
export function fitAxisLabels(labels: readonly string[]): readonly string[] {
  if (labels.every(({ length }) => length <= charactersMax)) return labels;
  return labels.map((label) => label.replace(grouped, (number) => shorten(Number(number.replaceAll(',', '')))));
}

/** `1.5 M`, `500 k`: with the letters of SI. */
function shorten(value: number): string {
  return short.format(value).replace(/[A-Z]/, (letter) => ` ${letter === 'K' ? 'k' : letter}`);
}
