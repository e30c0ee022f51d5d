import { HttpError, parseInput, readJsonBody } from '../../http/index.ts';
import type { Exchange } from '../../http/index.ts';
import { countTextTokens } from '../../request/index.ts';
import { findModel, submitJob } from '../../service/index.ts';
import type { ServiceContext } from '../../service/index.ts';
import { embedText } from './embed-text.ts';
import { embeddingsInput } from './embeddings-input.ts';
import type { EmbeddingsInput } from './embeddings-input.ts';

const defaultDimensions = 512;

interface Text {
  readonly text: string;
  readonly tokens: number;
}

/** Inputs may come as words or as token numbers; numbers are embedded as if they were words. */
function readTexts(input: EmbeddingsInput['input']): Text[] {
  const list = typeof input === 'string' ? [input] : input;
  const flat = list.every((each) => typeof each === 'number') ? [list] : list;
  return flat.map((each) =>
    typeof each === 'string'
      ? { text: each, tokens: Math.max(1, countTextTokens(each)) }
      : { text: [each].flat().join(' '), tokens: Math.max(1, [each].flat().length) },
  );
}

function encode(vector: Float32Array, format: EmbeddingsInput['encoding_format']): string | number[] {
  if (format !== 'base64') return [...vector];
  const bytes = Buffer.alloc(vector.length * 4);
  for (const [index, value] of vector.entries()) bytes.writeFloatLE(value, index * 4);
  return bytes.toString('base64');
}

/** POST /v1/embeddings */
export async function createEmbeddings(context: ServiceContext, exchange: Exchange): Promise<void> {
  const input = parseInput(embeddingsInput, await readJsonBody(exchange.request));
  const model = findModel(context, input.model, 'embedding');
  const texts = readTexts(input.input);
  const longest = Math.max(...texts.map((each) => each.tokens));
  if (longest > model.contextTokens) {
    throw new HttpError(
      'context_length_exceeded',
      `This model's maximum context length is ${model.contextTokens} tokens, and one input has ${longest}; split it.`,
      'input',
    );
  }
  const promptTokens = texts.reduce((sum, each) => sum + each.tokens, 0);
  const job = { model, simulation: input.simulation ?? {}, promptTokens, outputTokens: 1 };
  const headers = submitJob(context, exchange, job, {
    finished: () => {
      const data = texts.map(({ text }, index) => ({
        object: 'embedding',
        index,
        embedding: encode(embedText(text, input.dimensions ?? defaultDimensions), input.encoding_format),
      }));
      const usage = { prompt_tokens: promptTokens, total_tokens: promptTokens };
      exchange.sendJson(200, { object: 'list', data, model: model.id, usage }, headers);
    },
  });
}
