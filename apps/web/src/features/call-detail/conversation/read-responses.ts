import { fileAt, fileInside } from './read-file.ts';
import type { Message, MessagePart, ReadAnswer, ReadRequest } from './message.ts';
import { readOptions, readTools } from './read-request-options.ts';
import { answerText } from './read-text.ts';
import { listOf, recordOf, textOf, textOrJson, type JsonRecord } from './read-value.ts';

function readPart(item: unknown): MessagePart {
  const part = recordOf(item);
  const type = textOf(part['type']) ?? 'part';
  if (type === 'output_text') return answerText(textOf(part['text']) ?? '');
  if (type === 'input_text' || type === 'text') return { kind: 'text', text: textOf(part['text']) ?? '' };
  if (type === 'refusal') return { kind: 'refusal', text: textOf(part['refusal']) ?? '' };
  if (type === 'input_image') return fileAt('image', textOf(part['image_url']) ?? textOf(part['file_id']));
  if (type === 'input_file') return fileInside('document', part);
  if (type === 'input_audio') return fileInside('audio', recordOf(part['input_audio']));
  return { kind: 'other', type, value: item };
}

function readReasoning(item: JsonRecord): readonly MessagePart[] {
  const pieces = [...listOf(item['summary']), ...listOf(item['content'])];
  const text = pieces
    .map((piece) => textOf(recordOf(piece)['text']) ?? '')
    .filter((piece) => piece !== '')
    .join('\n\n');
  if (text !== '') return [{ kind: 'reasoning', text }];
  const sealed = textOf(item['encrypted_content']);
  return [{ kind: 'hidden-reasoning', characters: sealed?.length ?? 0 }];
}

/** One item of `input` or `output`. Tool calls and reasoning are items of their own in this protocol. */
function readItem(value: unknown, names: ReadonlyMap<string, string>): Message {
  const item = recordOf(value);
  const type = textOf(item['type']) ?? 'message';
  const callId = textOf(item['call_id']) ?? null;
  if (type === 'function_call' || type === 'custom_tool_call') {
    const content = textOrJson(item['arguments'] ?? item['input']);
    return {
      role: 'assistant',
      name: null,
      parts: [{ kind: 'tool-call', name: textOf(item['name']) ?? null, callId, content }],
    };
  }
  if (type === 'function_call_output' || type === 'custom_tool_call_output') {
    const name = names.get(callId ?? '') ?? null;
    const content = textOrJson(item['output']);
    return { role: 'tool', name: null, parts: [{ kind: 'tool-result', name, callId, content, failed: false }] };
  }
  if (type === 'reasoning') return { role: 'assistant', name: null, parts: readReasoning(item) };
  if (type !== 'message') return { role: 'assistant', name: null, parts: [{ kind: 'other', type, value }] };
  const content = item['content'];
  const parts =
    typeof content === 'string' ? [{ kind: 'text' as const, text: content }] : listOf(content).map(readPart);
  return { role: textOf(item['role']) ?? 'user', name: null, parts };
}

function nameCalls(items: readonly unknown[]): ReadonlyMap<string, string> {
  return new Map(
    items.flatMap((item) => {
      const { call_id: callId, name } = recordOf(item);
      return typeof callId === 'string' && typeof name === 'string' ? [[callId, name] as const] : [];
    }),
  );
}

/** Items of one speaker that follow each other are one message. */
function joinSpeakers(messages: readonly Message[]): readonly Message[] {
  const joined: Message[] = [];
  for (const message of messages) {
    const last = joined.at(-1);
    if (last?.role === 'assistant' && message.role === 'assistant') {
      joined[joined.length - 1] = { ...last, parts: [...last.parts, ...message.parts] };
    } else joined.push(message);
  }
  return joined;
}

export function readResponsesRequest(body: JsonRecord): ReadRequest {
  const input = body['input'];
  const instructions = textOf(body['instructions']);
  const items = listOf(input);
  const names = nameCalls(items);
  const asked: readonly Message[] =
    typeof input === 'string'
      ? [{ role: 'user', name: null, parts: [{ kind: 'text', text: input }] }]
      : items.map((item) => readItem(item, names));
  return {
    messages: joinSpeakers([
      ...(instructions === undefined
        ? []
        : [{ role: 'system', name: null, parts: [{ kind: 'text' as const, text: instructions }] }]),
      ...asked,
    ]),
    tools: readTools(body),
    options: readOptions(body, ['input', 'instructions']),
    unread: false,
  };
}

export function readResponsesAnswer(body: JsonRecord, incomplete: boolean): ReadAnswer {
  const why = textOf(recordOf(body['incomplete_details'])['reason']);
  return {
    messages: joinSpeakers(listOf(body['output']).map((item) => readItem(item, new Map()))),
    finish: why ?? textOf(body['status']) ?? null,
    error: textOf(recordOf(body['error'])['message']) ?? null,
    incomplete,
    unread: false,
  };
}
