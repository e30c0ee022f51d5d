import { fileAt, fileInside } from './read-file.ts';
import type { Message, MessagePart, ReadAnswer, ReadRequest } from './message.ts';
import { readOptions, readTools } from './read-request-options.ts';
import { answerText } from './read-text.ts';
import { asRecord, listOf, recordOf, textOf, textOrJson, type JsonRecord } from './read-value.ts';

/** The parts of a Chat Completions message: text, pictures, audio, files, refusals. */
function readContent(content: unknown, readText: (text: string) => MessagePart): readonly MessagePart[] {
  if (typeof content === 'string') return [readText(content)];
  return listOf(content).map((item): MessagePart => {
    if (typeof item === 'string') return readText(item);
    const part = recordOf(item);
    const type = textOf(part['type']) ?? 'part';
    if (type === 'text') return readText(textOf(part['text']) ?? '');
    if (type === 'refusal') return { kind: 'refusal', text: textOf(part['refusal']) ?? '' };
    if (type === 'image_url') return fileAt('image', textOf(recordOf(part['image_url'])['url']));
    if (type === 'input_audio') return fileInside('audio', recordOf(part['input_audio']));
    if (type === 'file') return fileInside('document', recordOf(part['file']));
    return { kind: 'other', type, value: item };
  });
}

function readToolCalls(message: JsonRecord): readonly MessagePart[] {
  const calls = listOf(message['tool_calls']).map((item): MessagePart => {
    const call = recordOf(item);
    const made = asRecord(call['function']) ?? recordOf(call['custom']);
    return {
      kind: 'tool-call',
      name: textOf(made['name']) ?? null,
      callId: textOf(call['id']) ?? null,
      content: textOrJson(made['arguments'] ?? made['input']),
    };
  });
  const old = asRecord(message['function_call']);
  if (old === undefined) return calls;
  const content = textOrJson(old['arguments']);
  return [...calls, { kind: 'tool-call', name: textOf(old['name']) ?? null, callId: null, content }];
}

function readReasoning(message: JsonRecord): readonly MessagePart[] {
  const text = textOf(message['reasoning_content']) ?? textOf(message['reasoning']);
  return text === undefined || text === '' ? [] : [{ kind: 'reasoning', text }];
}

function readMessage(value: unknown, named: ReadonlyMap<string, string>): Message {
  const message = recordOf(value);
  const role = textOf(message['role']) ?? 'message';
  if (role === 'tool' || role === 'function') {
    const callId = textOf(message['tool_call_id']) ?? null;
    const content = Array.isArray(message['content'])
      ? readContent(message['content'], (text) => ({ kind: 'text', text }))
          .map((part) => (part.kind === 'text' ? part.text : `[${part.kind}]`))
          .join('\n')
      : textOrJson(message['content']);
    const name = textOf(message['name']) ?? named.get(callId ?? '') ?? null;
    return { role: 'tool', name: null, parts: [{ kind: 'tool-result', name, callId, content, failed: false }] };
  }
  const readText = role === 'assistant' ? answerText : (text: string): MessagePart => ({ kind: 'text', text });
  const refusal = textOf(message['refusal']);
  return {
    role,
    name: textOf(message['name']) ?? null,
    parts: [
      ...readReasoning(message),
      ...readContent(message['content'], readText).filter((part) => part.kind !== 'text' || part.text !== ''),
      ...(refusal === undefined ? [] : [{ kind: 'refusal' as const, text: refusal }]),
      ...readToolCalls(message),
    ],
  };
}

/** The name of each tool call by its id: results repeat only the id. */
function nameCalls(messages: readonly unknown[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const message of messages) {
    for (const part of readToolCalls(recordOf(message))) {
      if (part.kind === 'tool-call' && part.callId !== null && part.name !== null) names.set(part.callId, part.name);
    }
  }
  return names;
}

export function readChatRequest(body: JsonRecord): ReadRequest {
  const messages = listOf(body['messages']);
  const names = nameCalls(messages);
  return {
    messages: messages.map((message) => readMessage(message, names)),
    tools: readTools(body),
    options: readOptions(body, ['messages']),
    unread: false,
  };
}

/** An answer, whole or put together from a stream. */
export function readChatAnswer(body: JsonRecord, incomplete: boolean): ReadAnswer {
  const choices = listOf(body['choices']);
  return {
    messages: choices.map((choice, index) => {
      const message = readMessage({ role: 'assistant', ...recordOf(recordOf(choice)['message']) }, new Map());
      return choices.length > 1 ? { ...message, name: `choice ${index + 1}` } : message;
    }),
    finish: textOf(recordOf(choices[0])['finish_reason']) ?? null,
    error: textOf(recordOf(body['error'])['message']) ?? null,
    incomplete,
    unread: false,
  };
}
