import type { MessagePart, ReadAnswer, ReadRequest } from './message.ts';
import { base64Bytes } from './read-file.ts';
import { readOptions } from './read-request-options.ts';
import { listOf, recordOf, textOf, type JsonRecord } from './read-value.ts';

const shownValues = 6;
const shownInputs = 200;
const bytesPerValue = 4;

function readInput(input: unknown): MessagePart {
  if (typeof input === 'string') return { kind: 'text', text: input };
  const tokens = listOf(input);
  return { kind: 'other', type: `${tokens.length} token ids`, value: tokens.slice(0, shownInputs) };
}

export function readEmbeddingsRequest(body: JsonRecord): ReadRequest {
  const { input } = body;
  // A list of numbers is one input as tokens, not many inputs.
  const inputs = Array.isArray(input) && typeof input[0] !== 'number' ? listOf(input) : [input];
  const shown = inputs.slice(0, shownInputs);
  return {
    messages: shown.map((item, index) => ({
      role: 'input',
      name: inputs.length > 1 ? `${index + 1} of ${inputs.length}` : null,
      parts: [readInput(item)],
    })),
    tools: [],
    options: readOptions(body, ['input']),
    unread: false,
  };
}

function readVector(item: unknown, place: number): MessagePart {
  const { embedding, index } = recordOf(item);
  const at = typeof index === 'number' ? index : place;
  if (typeof embedding === 'string') {
    const dimensions = Math.floor(base64Bytes(embedding) / bytesPerValue);
    return { kind: 'vector', index: at, dimensions, beginning: 'base64' };
  }
  const values = listOf(embedding);
  const beginning = values
    .slice(0, shownValues)
    .map((value) => (typeof value === 'number' ? String(Number(value.toPrecision(3))) : '–'))
    .join(', ');
  return { kind: 'vector', index: at, dimensions: values.length, beginning };
}

export function readEmbeddingsAnswer(body: JsonRecord, incomplete: boolean): ReadAnswer {
  const vectors = listOf(body['data']).slice(0, shownInputs).map(readVector);
  return {
    messages: vectors.length === 0 ? [] : [{ role: 'output', name: null, parts: vectors }],
    finish: null,
    error: textOf(recordOf(body['error'])['message']) ?? null,
    incomplete,
    unread: false,
  };
}
