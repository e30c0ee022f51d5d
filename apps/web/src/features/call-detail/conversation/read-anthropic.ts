import { fileOfSource } from './read-file.ts';
import type { Message, MessagePart, ReadAnswer, ReadRequest } from './message.ts';
import { readOptions, readTools } from './read-request-options.ts';
import { answerText } from './read-text.ts';
import { listOf, recordOf, textOf, textOrJson, type JsonRecord } from './read-value.ts';

type Names = ReadonlyMap<string, string>;

/** What a tool answered: text blocks joined; pictures by their kind. */
function resultText(content: unknown): string {
  if (!Array.isArray(content)) return textOrJson(content);
  return listOf(content)
    .map((item) => {
      const block = recordOf(item);
      return textOf(block['text']) ?? `[${textOf(block['type']) ?? 'part'}]`;
    })
    .join('\n');
}

function readBlock(item: unknown, names: Names, readText: (text: string) => MessagePart): MessagePart {
  const block = recordOf(item);
  const type = textOf(block['type']) ?? 'part';
  switch (type) {
    case 'text':
      return readText(textOf(block['text']) ?? '');
    case 'thinking':
      return { kind: 'reasoning', text: textOf(block['thinking']) ?? '' };
    case 'redacted_thinking':
      return { kind: 'hidden-reasoning', characters: (textOf(block['data']) ?? '').length };
    case 'image':
    case 'document':
      return fileOfSource(type, block['source']);
    case 'tool_use':
    case 'server_tool_use':
    case 'mcp_tool_use': {
      const callId = textOf(block['id']) ?? null;
      return { kind: 'tool-call', name: textOf(block['name']) ?? null, callId, content: textOrJson(block['input']) };
    }
    case 'tool_result':
    case 'mcp_tool_result': {
      const callId = textOf(block['tool_use_id']) ?? null;
      const name = names.get(callId ?? '') ?? null;
      const failed = block['is_error'] === true;
      return { kind: 'tool-result', name, callId, content: resultText(block['content']), failed };
    }
    default:
      return { kind: 'other', type, value: item };
  }
}

function readMessage(value: unknown, names: Names): Message {
  const message = recordOf(value);
  const role = textOf(message['role']) ?? 'message';
  const readText = role === 'assistant' ? answerText : (text: string): MessagePart => ({ kind: 'text', text });
  const { content } = message;
  const parts =
    typeof content === 'string' ? [readText(content)] : listOf(content).map((item) => readBlock(item, names, readText));
  // Results travel in a message of the user; nobody wrote them.
  const isResult = parts.length > 0 && parts.every(({ kind }) => kind === 'tool-result');
  return { role: isResult ? 'tool' : role, name: null, parts };
}

function nameCalls(messages: readonly unknown[]): Names {
  const blocks = messages.flatMap((message) => listOf(recordOf(message)['content']).map(recordOf));
  return new Map(blocks.flatMap(({ id, name }) => (textOf(id) && textOf(name) ? [[String(id), String(name)]] : [])));
}

export function readAnthropicRequest(body: JsonRecord): ReadRequest {
  const messages = listOf(body['messages']);
  const names = nameCalls(messages);
  const { system } = body;
  const hasSystem = typeof system === 'string' || Array.isArray(system);
  return {
    messages: [
      ...(hasSystem ? [readMessage({ role: 'system', content: system }, names)] : []),
      ...messages.map((message) => readMessage(message, names)),
    ],
    tools: readTools(body),
    options: readOptions(body, ['messages', 'system']),
    unread: false,
  };
}

export function readAnthropicAnswer(body: JsonRecord, incomplete: boolean): ReadAnswer {
  const hasContent = Array.isArray(body['content']);
  return {
    messages: hasContent ? [readMessage({ role: 'assistant', content: body['content'] }, new Map())] : [],
    finish: textOf(body['stop_reason']) ?? null,
    error: textOf(recordOf(body['error'])['message']) ?? null,
    incomplete,
    unread: false,
  };
}
