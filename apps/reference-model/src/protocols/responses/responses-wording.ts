import type { ReplyDelta } from '../../generation/index.ts';
import type { ReplyIdentity, ReplyWording, StreamEncoder } from '../../service/index.ts';
import { typedEvent } from '../event-lines.ts';
import { endStatus, itemId, outputItem, responseBody, textPart } from './response-body.ts';
import type { ResponsesInput } from './responses-input.ts';

class ResponsesStream implements StreamEncoder {
  readonly #input: ResponsesInput;
  readonly #reply: ReplyIdentity;
  #sequenceNumber = 0;

  constructor(input: ResponsesInput, reply: ReplyIdentity) {
    this.#input = input;
    this.#reply = reply;
  }

  open(): string {
    const response = responseBody(this.#input, this.#reply, false);
    return this.#event('response.created', { response }) + this.#event('response.in_progress', { response });
  }

  delta(delta: ReplyDelta): string {
    const part = this.#reply.plan.parts[delta.partIndex];
    if (part === undefined) return '';
    return part.kind === 'text' ? this.#textEvents(delta, part.text) : this.#callEvents(delta, part.name, part.text);
  }

  close(): string {
    const response = responseBody(this.#input, this.#reply, true);
    return this.#event(this.#reply.plan.finish === 'length' ? 'response.incomplete' : 'response.completed', {
      response,
    });
  }

  #textEvents(delta: ReplyDelta, text: string): string {
    const at = { item_id: itemId(this.#reply, delta.partIndex), output_index: delta.partIndex, content_index: 0 };
    let events = '';
    if (delta.begins) {
      events += this.#itemEvent('response.output_item.added', delta.partIndex, true);
      events += this.#event('response.content_part.added', { ...at, part: textPart('') });
    }
    if (delta.text !== '') {
      events += this.#event('response.output_text.delta', { ...at, delta: delta.text, logprobs: [] });
    }
    if (!delta.ends) return events;
    events += this.#event('response.output_text.done', { ...at, text, logprobs: [] });
    events += this.#event('response.content_part.done', { ...at, part: textPart(text) });
    return events + this.#itemEvent('response.output_item.done', delta.partIndex, false);
  }

  #callEvents(delta: ReplyDelta, name: string, argumentsJson: string): string {
    const at = { item_id: itemId(this.#reply, delta.partIndex), output_index: delta.partIndex };
    let events = delta.begins ? this.#itemEvent('response.output_item.added', delta.partIndex, true) : '';
    if (delta.text !== '') {
      events += this.#event('response.function_call_arguments.delta', { ...at, delta: delta.text });
    }
    if (!delta.ends) return events;
    events += this.#event('response.function_call_arguments.done', { ...at, name, arguments: argumentsJson });
    return events + this.#itemEvent('response.output_item.done', delta.partIndex, false);
  }

  #itemEvent(type: string, index: number, begins: boolean): string {
    const item = outputItem(this.#reply, index, begins ? 'in_progress' : endStatus(this.#reply, index));
    return this.#event(type, { output_index: index, item });
  }

  #event(type: string, fields: object): string {
    const event = { type, sequence_number: this.#sequenceNumber, ...fields };
    this.#sequenceNumber += 1;
    return typedEvent(event);
  }
}

/** Words replies as OpenAI responses. */
export function responsesWording(input: ResponsesInput): ReplyWording {
  return {
    body: (reply) => responseBody(input, reply, true),
    stream: (reply) => new ResponsesStream(input, reply),
  };
}
