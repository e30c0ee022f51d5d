/** Fields that hold what a model reads or writes; everything else in a body is structure. */
const textFields: ReadonlySet<string> = new Set([
  'content',
  'text',
  'input',
  'instructions',
  'system',
  'prompt',
  'arguments',
  'name',
  'description',
  'output',
  'delta',
  'partial_json',
  'thinking',
  'reasoning_content',
  'refusal',
]);
const depthMax = 32;

/** All text in a parsed request or answer that counts as tokens, in order. Pictures and other files are left out. */
export function textOf(value: unknown): string {
  const found: string[] = [];
  collect(value, found, true, 0);
  return found.join('\n');
}

function collect(value: unknown, found: string[], counts: boolean, depth: number): void {
  if (depth > depthMax) return;
  if (typeof value === 'string') {
    if (counts && !value.startsWith('data:')) found.push(value);
    return;
  }
  if (Array.isArray(value)) {
    for (const item of value) collect(item, found, counts, depth + 1);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, field] of Object.entries(value)) collect(field, found, textFields.has(key), depth + 1);
}
