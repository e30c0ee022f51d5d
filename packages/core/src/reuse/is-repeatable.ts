import type { CallProtocol } from '../routing/index.ts';

type RequestBody = Readonly<Record<string, unknown>>;

/** Tools that the client runs itself; any other kind is run by the provider, with effects or on what changes. */
const clientTools: ReadonlySet<unknown> = new Set([undefined, null, 'function', 'custom']);
/** What an answer depends on, or does, beyond the request: things kept at the provider, searches, sound that expires. */
const outsideFields: Readonly<Record<CallProtocol, readonly string[]>> = {
  'openai.chat': ['web_search_options', 'audio', 'modalities'],
  'openai.responses': ['previous_response_id', 'conversation', 'prompt', 'background'],
  'openai.embeddings': [],
  'anthropic.messages': ['mcp_servers', 'container'],
};
/** Names under which messages point at something that may be another thing tomorrow. */
const pointers: ReadonlySet<string> = new Set(['file_id', 'file_url', 'image_url', 'url']);

/**
 * Whether two calls with this body may have one answer: the request alone decides it, and making it once or twice is the same
 * to everybody. Embeddings always; else temperature 0, said by the request itself, one answer, no tools that the provider
 * runs, nothing kept at the provider, and no file or address that the messages only point at.
 */
export function isRepeatable(protocol: CallProtocol, body: RequestBody): boolean {
  if (protocol === 'openai.embeddings') return true;
  return (
    body['temperature'] === 0 &&
    (body['n'] ?? 1) === 1 &&
    storesNothing(protocol, body) &&
    outsideFields[protocol].every((field) => (body[field] ?? null) === null || body[field] === false) &&
    hasOnlyClientTools(body['tools']) &&
    pointsNowhere([body['messages'], body['input'], body['system']])
  );
}

/** The Responses API keeps every answer unless it is told not to. */
function storesNothing(protocol: CallProtocol, body: RequestBody): boolean {
  return protocol === 'openai.responses' ? body['store'] === false : (body['store'] ?? false) === false;
}

function hasOnlyClientTools(tools: unknown): boolean {
  if ((tools ?? null) === null) return true;
  return Array.isArray(tools) && tools.every((tool) => isObject(tool) && clientTools.has(tool['type']));
}

/** Walks without recursion: a request may be nested as deep as its size allows. */
function pointsNowhere(roots: readonly unknown[]): boolean {
  const left: unknown[] = [...roots];
  while (left.length > 0) {
    const value = left.pop();
    if (Array.isArray(value)) for (const item of value) left.push(item);
    else if (isObject(value)) {
      if (value['type'] === 'item_reference') return false;
      for (const [name, held] of Object.entries(value)) {
        if (typeof held === 'object') left.push(held);
        else if (pointers.has(name) && typeof held === 'string' && !held.startsWith('data:')) return false;
      }
    }
  }
  return true;
}

function isObject(value: unknown): value is RequestBody {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
