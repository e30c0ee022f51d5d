import type { CallProtocol } from '@agent-os/core/routing';
import { asObject } from '../../adapters/models/index.ts';
import { toolName } from './tool-name.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What a request says of tools with a limit. */
export interface ToolTraffic {
  /** Those that its answer may ask for, in order of their names. */
  readonly offered: readonly string[];
  /** Ids of the results that it carries, of any tool: a request carries its whole history. */
  readonly results: readonly string[];
}

/** @param isLimited whether a tool of this name has a limit */
export function readToolTraffic(
  protocol: CallProtocol,
  body: Fields,
  isLimited: (tool: string) => boolean,
): ToolTraffic {
  const offered = new Set(namesOffered(protocol, body).filter(isLimited));
  return { offered: [...offered].toSorted(), results: resultsOf(protocol, body) };
}

/** A choice narrows what is offered to nothing or to one tool. */
function namesOffered(protocol: CallProtocol, body: Fields): string[] {
  const { tools, tool_choice: choice } = body;
  const chosen = asObject(choice);
  if (choice === 'none' || chosen?.['type'] === 'none') return [];
  const list = Array.isArray(tools) ? tools : [];
  const names = list.flatMap((tool) => toolName(protocol, tool) ?? []);
  if (protocol === 'openai.chat' && (body['web_search_options'] ?? null) !== null) names.push('web_search');
  const only = chosen === undefined ? undefined : toolName(protocol, chosen);
  return only !== undefined && names.includes(only) ? [only] : names;
}

function resultsOf(protocol: CallProtocol, body: Fields): string[] {
  const list = protocol === 'openai.responses' ? body['input'] : body['messages'];
  if (!Array.isArray(list)) return [];
  return list.flatMap((item) => {
    const message = asObject(item);
    if (message === undefined) return [];
    switch (protocol) {
      case 'openai.chat':
        return message['role'] === 'tool' ? textIn(message['tool_call_id']) : [];
      case 'openai.responses':
        return String(message['type']).endsWith('_call_output') ? textIn(message['call_id']) : [];
      case 'anthropic.messages':
        return resultBlocks(message['content']);
      case 'openai.embeddings':
        return [];
    }
  });
}

function resultBlocks(content: unknown): string[] {
  if (!Array.isArray(content)) return [];
  return content.flatMap((block) => {
    const fields = asObject(block);
    return fields?.['type'] === 'tool_result' ? textIn(fields['tool_use_id']) : [];
  });
}

function textIn(value: unknown): string[] {
  return typeof value === 'string' ? [value] : [];
}
