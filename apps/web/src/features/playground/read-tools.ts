import { z } from 'zod';

const tools = z
  .array(z.looseObject({ type: z.literal('function'), function: z.looseObject({ name: z.string().min(1) }) }))
  .max(128);

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
  const read = tools.safeParse(parsed);
  if (read.success) return { ok: true, tools: read.data.length === 0 ? undefined : read.data };
  return { ok: false, problem: 'Give a list of { "type": "function", "function": { "name": …, "parameters": … } }.' };
}
