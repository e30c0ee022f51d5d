import type { CallProtocol } from '@agent-os/core/routing';
import { asObject } from '../adapters/models/index.ts';
import type { PointedInput } from '../pipeline/index.ts';

type Block = Readonly<Record<string, unknown>>;

/** Top fields that put what is kept at the provider before the request's own words. */
const keptFields: Readonly<Record<CallProtocol, readonly string[]>> = {
  'openai.chat': [],
  'openai.responses': ['previous_response_id', 'conversation', 'prompt'],
  'openai.embeddings': [],
  'anthropic.messages': ['container', 'mcp_servers'],
};
const pictureTypes: ReadonlySet<unknown> = new Set(['image_url', 'input_image', 'image', 'computer_screenshot']);
/** What a model asked a tool for, in fields of the tool's own. */
const toolUseTypes: ReadonlySet<unknown> = new Set(['tool_use', 'server_tool_use', 'mcp_tool_use']);
/** Where earlier answers name their sources, which nobody reads again. */
const sources: ReadonlySet<string> = new Set(['annotations', 'citations', 'action']);

/** What a request only points at; undefined: nothing. Walks without recursion: a request may be nested as deep as its size allows. */
export function readPointedInput(protocol: CallProtocol, body: Block): PointedInput | undefined {
  let pictures = 0;
  let isUnbounded = keptFields[protocol].some((field) => (body[field] ?? null) !== null);
  const left: unknown[] = protocol === 'openai.embeddings' ? [] : [body['messages'], body['input'], body['system']];
  while (left.length > 0) {
    const value = left.pop();
    if (Array.isArray(value)) for (const item of value) left.push(item);
    const block = asObject(value);
    if (block === undefined || toolUseTypes.has(block['type'])) continue;
    if (pictureTypes.has(block['type'])) {
      if (isPointedPicture(block)) pictures += 1;
      continue;
    }
    isUnbounded ||= pointsAtKept(block);
    for (const [name, held] of Object.entries(block)) {
      if (typeof held === 'object' && !sources.has(name)) left.push(held);
    }
  }
  return pictures === 0 && !isUnbounded ? undefined : { pictures, isUnbounded };
}

/** Its address or id is in the block, or in the one object that says where it comes from. */
function isPointedPicture(picture: Block): boolean {
  return [picture, ...Object.values(picture).map(asObject)].some(
    (source) => source !== undefined && ['file_id', 'image_url', 'url'].some((name) => isPointer(source[name])),
  );
}

function pointsAtKept({ type, file_id: fileId, file_url: fileUrl, url }: Block): boolean {
  return type === 'item_reference' || isPointer(fileId) || isPointer(fileUrl) || (type === 'url' && isPointer(url));
}

function isPointer(held: unknown): boolean {
  return typeof held === 'string' && held !== '' && !held.startsWith('data:');
}
