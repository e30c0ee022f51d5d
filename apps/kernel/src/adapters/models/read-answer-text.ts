const textBytesMax = 32_768;
/** The fields in which all protocols send what a model writes, whole or in pieces, with the string that follows. */
const written = /"(?:content|text|delta|arguments|partial_json|thinking|name)"\s*:\s*"((?:[^"\\]|\\.)*)"/g;
/** Events of the Responses protocol that repeat what their deltas said. */
const repeats = /^data:.*"type"\s*:\s*"response\.(?!output_text\.delta|function_call_arguments\.delta)[a-z_.]+".*$/gm;

/**
 * The words of an answer, whole or as a stream, read without parsing it: good enough to know them again, and a tenth of the time.
 * Of a long one, the beginning.
 */
export function readAnswerText(chunks: readonly Uint8Array[], streamed: boolean): string {
  let bytes = 0;
  const first: Uint8Array[] = [];
  for (const chunk of chunks) {
    if (bytes >= textBytesMax) break;
    first.push(chunk);
    bytes += chunk.length;
  }
  const raw = Buffer.concat(first).toString('utf8', 0, textBytesMax);
  const text = streamed && raw.includes('"response.') ? raw.replaceAll(repeats, '') : raw;
  const pieces: string[] = [];
  for (const match of text.matchAll(written)) pieces.push(unescaped(match[1] ?? ''));
  return pieces.join(streamed ? '' : '\n');
}

function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    // Cut off within an escape.
    return text;
  }
}
