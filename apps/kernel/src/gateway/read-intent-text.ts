import type { CallProtocol } from '@agent-os/core/routing';
import { asObject } from '../adapters/models/index.ts';

/** More than a classifier reads; the rest of a long text is not even copied together. */
const charactersMax = 4_000;

/**
 * What a request asks for: the text of its last message from a user. The turns after it are the work on it. Empty for what
 * has none, such as a list of texts to embed.
 */
export function readIntentText(protocol: CallProtocol, body: Readonly<Record<string, unknown>>): string {
  if (protocol === 'openai.embeddings') return '';
  const turns = protocol === 'openai.responses' ? body['input'] : body['messages'];
  if (typeof turns === 'string') return turns;
  if (!Array.isArray(turns)) return '';
  for (let index = turns.length - 1; index >= 0; index -= 1) {
    const turn = asObject(turns[index]);
    const text = turn?.['role'] === 'user' ? textOf(turn['content']) : '';
    if (text !== '') return text;
  }
  return '';
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  let text = '';
  for (const part of content) {
    const said = asObject(part)?.['text'];
    if (typeof said === 'string') text += text === '' ? said : `\n${said}`;
    if (text.length > charactersMax) break;
  }
  return text;
}
