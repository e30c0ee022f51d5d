import { textOf } from './text-of.ts';

/** The text that a server-sent event stream carried, put together. Events that repeat earlier text are left out. */
export function textOfStream(stream: string): string {
  const pieces: string[] = [];
  for (const line of stream.split('\n')) {
    if (!line.startsWith('data:')) continue;
    try {
      const event: unknown = JSON.parse(line.slice('data:'.length));
      if (!repeatsText(event)) pieces.push(textOf(event));
    } catch {
      // [DONE], or an event cut off at the end: neither holds text.
    }
  }
  return pieces.join('');
}

/** The Responses protocol sends every text twice: in deltas, and whole in closing events. */
function repeatsText(event: unknown): boolean {
  if (typeof event !== 'object' || event === null || !('type' in event)) return false;
  return typeof event.type === 'string' && event.type.startsWith('response.') && !event.type.endsWith('.delta');
}
