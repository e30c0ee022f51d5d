import { asRecord, type JsonRecord } from './read-value.ts';

/**
 * The data of server-sent events that is JSON, in order (WHATWG HTML §9.2). Comments, `[DONE]` and an event that a cut
 * went through are left out.
 */
export function readEvents(text: string): readonly JsonRecord[] {
  const events: JsonRecord[] = [];
  for (const block of text.split(/\r\n\r\n|\n\n|\r\r/)) {
    const data = block
      .split(/\r\n|\n|\r/)
      .filter((line) => line.startsWith('data:'))
      .map((line) => line.slice(line.startsWith('data: ') ? 6 : 5))
      .join('\n');
    if (data === '' || data === '[DONE]') continue;
    try {
      const event = asRecord(JSON.parse(data));
      if (event !== undefined) events.push(event);
    } catch {
      // Cut off within an event: what came before it stands.
    }
  }
  return events;
}

const firstField = /^\uFEFF?\s*(?:data|event|id|retry)?:/;

/** Whether a body is a stream of events and no JSON. */
export function isEventStream(text: string): boolean {
  return firstField.test(text);
}
