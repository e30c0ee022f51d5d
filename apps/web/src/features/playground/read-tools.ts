const toolsMax = 128;

function isTool(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('type' in value) || !('function' in value)) return false;
  const { type, function: made } = value;
  const name = typeof made === 'object' && made !== null && 'name' in made ? made.name : undefined;
  return type === 'function' && typeof name === 'string' && name !== '';
}

export type ReadTools =
  | { readonly ok: true; readonly tools: readonly unknown[] | undefined }
  | { readonly ok: false; readonly problem: string };

/** Tools as somebody typed them: nothing, or a JSON list in the protocol's form. */
export function readTools(text: string): ReadTools {
  if (text.trim() === '') return { ok: true, tools: undefined };
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    return { ok: false, problem: error instanceof Error ? error.message : 'This is not JSON.' };
  }
  if (Array.isArray(parsed) && parsed.length <= toolsMax && parsed.every(isTool)) {
    return { ok: true, tools: parsed.length === 0 ? undefined : parsed };
  }
  return { ok: false, problem: 'Give a list of { "type": "function", "function": { "name": …, "parameters": … } }.' };
}
