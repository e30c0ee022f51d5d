import type { CallProtocol } from '../routing/index.ts';

type JsonObject = Readonly<Record<string, unknown>>;

const eventEnd = /\r?\n\r?\n/;
const lastChatEvent = '[DONE]';

/**
 * Whether an answer of status 200 came to its ordinary end: errors travel under that status too, inside a body or as an event of a
 * stream. What cannot be read is not complete.
 * @param text the body, or the whole stream of events
 */
export function isCompleteAnswer(protocol: CallProtocol, streamed: boolean, text: string): boolean {
  return streamed ? isCompleteStream(protocol, text) : isCompleteBody(protocol, objectIn(text));
}

function isCompleteBody(protocol: CallProtocol, body: JsonObject | undefined): boolean {
  if (body === undefined || (body['error'] ?? null) !== null) return false;
  switch (protocol) {
    case 'openai.chat':
      return isFilled(body['choices']) && body['choices'].every(isFinished);
    case 'openai.responses':
      return body['status'] === 'completed';
    case 'openai.embeddings':
      return isFilled(body['data']);
    case 'anthropic.messages':
      return typeof body['stop_reason'] === 'string';
  }
}

function isCompleteStream(protocol: CallProtocol, text: string): boolean {
  const events = text.split(eventEnd).flatMap((event) => dataIn(event) ?? []);
  const last = events.at(-1);
  if (last === undefined) return false;
  const read = events.map((data) => (data === lastChatEvent ? {} : objectIn(data)));
  if (read.some((event) => event === undefined || (event['error'] ?? null) !== null)) return false;
  switch (protocol) {
    case 'openai.chat':
      return (
        last === lastChatEvent &&
        read.some((event) => isFilled(event?.['choices']) && event['choices'].some(isFinished))
      );
    case 'openai.responses':
      return read.at(-1)?.['type'] === 'response.completed';
    case 'openai.embeddings':
      return false;
    case 'anthropic.messages':
      return read.at(-1)?.['type'] === 'message_stop';
  }
}

function isFinished(choice: unknown): boolean {
  return isObject(choice) && typeof choice['finish_reason'] === 'string';
}

function isFilled(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 0;
}

/** The data of one event; undefined for a comment or a blank. */
function dataIn(event: string): string | undefined {
  const lines = event.split(/\r?\n/).filter((line) => line.startsWith('data:'));
  return lines.length === 0 ? undefined : lines.map((line) => line.slice('data:'.length).trim()).join('\n');
}

function objectIn(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
