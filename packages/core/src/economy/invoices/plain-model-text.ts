/** Words of meters, which stand around the name of a model. */
const meterWords = new Set(
  (
    'tokens token usage input inputs output outputs prompt completion cached uncached cache read reads write writes hit hits ' +
    'creation reasoning per of batch (batch) - – :'
  ).split(' '),
);

/**
 * What a file calls a model, made comparable: lower case, without what comes after a comma and without the words of a meter.
 * `GPT-4o-2024-08-06, cached input` is `gpt-4o-2024-08-06`; `Claude Sonnet 4 Usage - Input Tokens` is `claude sonnet 4`.
 */
export function plainModelText(text: string): string | null {
  const [first = ''] = text.split(',');
  const words = first.toLowerCase().split(/\s+/);
  const left = words.filter((word) => word !== '' && !meterWords.has(word)).join(' ');
  return left === '' ? null : left;
}

export interface KnownModel {
  readonly id: string;
  readonly name: string;
  readonly upstreamName: string;
}

/** The model that has this id, is called exactly so, or was confirmed to be; undefined for a text that nobody knows. */
export function findModel(
  text: string,
  models: readonly KnownModel[],
  aliases: ReadonlyMap<string, string>,
): string | undefined {
  const confirmed = aliases.get(text);
  if (confirmed !== undefined) return confirmed;
  if (models.some(({ id }) => id === text)) return text;
  const named = (name: string) => plainModelText(name) === text;
  return (models.find(({ name }) => named(name)) ?? models.find(({ upstreamName }) => named(upstreamName)))?.id;
}

/** The one model whose name is the same but for a vendor before it, a date or version after it, and its signs. */
export function suggestModel(text: string, models: readonly KnownModel[]): string | undefined {
  const wanted = bareName(text);
  const found = models.filter(({ name, upstreamName }) => [name, upstreamName].some((own) => bareName(own) === wanted));
  return wanted !== '' && found.length === 1 ? found[0]?.id : undefined;
}

function bareName(text: string): string {
  return text
    .toLowerCase()
    .replace(/^.*\//, '')
    .replace(/^(?:[a-z]{2,6}\.)?(?:anthropic|openai|meta|mistral|amazon|google|cohere|deepseek)[.:]/, '')
    .replace(/-v\d+(?::\d+)?$/, '')
    .replace(/[-@ ](?:20\d{2}-?\d{2}-?\d{2}|\d{4}|latest)$/, '')
    .replaceAll(/[^a-z0-9]+/g, '');
}
