import type { MessagePart } from './message.ts';

/** An answer that is an object or a list of JSON is one; a number or a word in quotes is text that happens to be. */
export function answerText(text: string): MessagePart {
  const trimmed = text.trim();
  if (/^[{[]/.test(trimmed) && /[}\]]$/.test(trimmed)) {
    try {
      JSON.parse(trimmed);
      return { kind: 'json', text: trimmed };
    } catch {
      // Text that begins like JSON.
    }
  }
  return { kind: 'text', text };
}
