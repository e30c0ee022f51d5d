import type { CallProtocol } from '@agent-os/core/routing';
import type { Turn } from '@agent-os/core/signals';
import { asObject } from '../adapters/models/index.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Deeper than any content that a provider documents. */
const depthMax = 6;

/**
 * What a request says, message by message, in the words in which loops are looked for: tools are named with their arguments,
 * pictures are left out. Embeddings say nothing: the same text is rightly embedded again and again.
 */
export function readTurns(protocol: CallProtocol, body: Fields): readonly Turn[] {
  if (protocol === 'openai.embeddings') return [];
  const turns: Turn[] = [];
  const add = (role: string, text: string): void => {
    if (text !== '') turns.push({ role, text });
  };
  const { model, system, instructions, previous_response_id: previous, conversation } = body;
  add('context', typeof model === 'string' ? model : '');
  // The history is with the provider: what the request names tells it from others that say the same.
  if (previous !== undefined || conversation !== undefined) {
    add('context', `${textIn(previous, 0)} ${textIn(conversation, 0)}`.trim());
  }
  add('system', textIn(system ?? instructions, 0));
  const list = protocol === 'openai.responses' ? body['input'] : body['messages'];
  if (typeof list === 'string') add('user', list);
  if (!Array.isArray(list)) return turns;
  for (const item of list) {
    const message = asObject(item);
    if (message !== undefined) add(roleOf(message), textOfMessage(message));
  }
  return turns;
}

/** The Responses protocol has items without a role: what the model called, and what came of it. */
function roleOf({ role, type }: Fields): string {
  if (typeof role === 'string') return role;
  return type === 'function_call' || type === 'reasoning' ? 'assistant' : 'tool';
}

function textOfMessage(message: Fields): string {
  const { content, tool_calls: toolCalls, name, arguments: given, output } = message;
  let text = textIn(content, 0);
  for (const more of [toolCalls, name, given, output]) {
    const said = more === undefined ? '' : textIn(more, 0);
    if (said !== '') text = text === '' ? said : `${text}\n${said}`;
  }
  return text;
}

/** All text in a content; ids are left out, which are new each time, and files. */
function textIn(value: unknown, depth: number): string {
  if (typeof value === 'string') return value.startsWith('data:') ? '' : value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object' || value === null || depth > depthMax) return '';
  if (Array.isArray(value)) return joined(value.map((each) => textIn(each, depth + 1)));
  const texts: string[] = [];
  for (const [field, content] of Object.entries(value)) {
    // The arguments of a tool, as they are: every field of theirs counts.
    if (field === 'input' && typeof content === 'object') texts.push(JSON.stringify(content));
    else if (!leftOut.has(field)) texts.push(textIn(content, depth + 1));
  }
  return joined(texts);
}

const leftOut: ReadonlySet<string> = new Set([
  'type',
  'id',
  'tool_use_id',
  'call_id',
  'cache_control',
  'image_url',
  'source',
  'signature',
  'encrypted_content',
  'data',
  'file_data',
]);

function joined(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n');
}
