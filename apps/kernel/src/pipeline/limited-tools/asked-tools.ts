import { StringDecoder } from 'node:string_decoder';
import type { CallProtocol } from '@agent-os/core/routing';
import type { AskedUse } from '@agent-os/core/scheduling';
import { asObject } from '../../adapters/models/index.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Every event that names a tool the model asks for holds one of them; events of plain text are never decoded. */
const marks = ['tool_calls', '_call', 'tool_use'];
/** A longer event is content: it is passed over. */
const eventCharactersMax = 8 * 1024 * 1024;
const lineEnd = /\r?\n/;

/** The tools that an answer asks its client to run, with the ids that their results will carry. Looks on while a stream passes. */
export class AskedTools {
  readonly #protocol: CallProtocol;
  readonly #decoder = new StringDecoder('utf8');
  readonly #asks = new Map<string, AskedUse>();
  #unfinished = '';

  constructor(protocol: CallProtocol) {
    this.#protocol = protocol;
  }

  get asks(): readonly AskedUse[] {
    return [...this.#asks.values()];
  }

  /** A piece of a stream. */
  watch(chunk: Buffer): void {
    const lines = (this.#unfinished + this.#decoder.write(chunk)).split(lineEnd);
    const rest = lines.pop() ?? '';
    this.#unfinished = rest.length > eventCharactersMax ? '' : rest;
    for (const line of lines) {
      if (line.startsWith('data:') && marks.some((mark) => line.includes(mark))) this.#readEvent(line);
    }
  }

  /** A whole answer. */
  read(body: Buffer): void {
    const answer = parsed(body.toString('utf8'));
    if (answer === undefined) return;
    if (this.#protocol === 'openai.chat') {
      for (const choice of listOf(answer['choices'])) this.#noteChat(asObject(choice['message']));
    } else {
      const items = this.#protocol === 'openai.responses' ? answer['output'] : answer['content'];
      for (const item of listOf(items)) this.#noteItem(item);
    }
  }

  #readEvent(line: string): void {
    const event = parsed(line.slice('data:'.length));
    if (event === undefined) return;
    if (this.#protocol === 'openai.chat') {
      for (const choice of listOf(event['choices'])) this.#noteChat(asObject(choice['delta']));
    } else this.#noteItem(asObject(event['item'] ?? event['content_block']));
  }

  /** The first piece of a tool call has its id and name, the others only more of its arguments. */
  #noteChat(message: Fields | undefined): void {
    for (const call of listOf(message?.['tool_calls'])) {
      const inner = asObject(call['function'] ?? call['custom']);
      this.#note(inner?.['name'], call['id']);
    }
  }

  /** An item of a Responses answer, or a block of Anthropic's. What the provider runs itself has no result to wait for. */
  #noteItem(item: Fields | undefined): void {
    const type = item?.['type'];
    if (type === 'tool_use') this.#note(item?.['name'], item?.['id']);
    else if (type === 'function_call' || type === 'custom_tool_call') this.#note(item?.['name'], item?.['call_id']);
  }

  #note(tool: unknown, id: unknown): void {
    if (typeof tool !== 'string' || typeof id !== 'string' || tool === '') return;
    this.#asks.set(`${tool} ${id}`, { tool, id });
  }
}

function parsed(text: string): Fields | undefined {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function listOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.map(asObject).filter((item) => item !== undefined) : [];
}
