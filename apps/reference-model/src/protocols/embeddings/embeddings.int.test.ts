import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startReferenceModel } from '../../index.ts';
import type { RunningReferenceModel } from '../../index.ts';

let server: RunningReferenceModel;
let client: OpenAI;
const model = 'sim-embed-small';

beforeAll(async () => {
  server = await startReferenceModel({ speed: 50 });
  client = new OpenAI({ baseURL: `${server.url}/v1`, apiKey: 'any', maxRetries: 0 });
});
afterAll(() => server.close());

function cosine(left: readonly number[], right: readonly number[]): number {
  return left.reduce((sum, value, index) => sum + value * (right[index] ?? 0), 0);
}

describe('POST /v1/embeddings', () => {
  it('gives unit vectors that lie closer when texts share words', async () => {
    const input = ['refund the late order', 'the late order needs a refund', 'quarterly energy use of the cluster'];
    const { data, usage } = await client.embeddings.create({ model, input });
    const [first = [], second = [], third = []] = data.map((each) => each.embedding);
    expect(first).toHaveLength(512);
    expect(cosine(first, first)).toBeCloseTo(1, 5);
    expect(cosine(first, second)).toBeGreaterThan(0.6);
    expect(cosine(first, third)).toBeLessThan(0.4);
    expect(usage.prompt_tokens).toBe(input.reduce((sum, text) => sum + Math.ceil(text.length / 4), 0));
  });

  it('gives the same vector as base64, the SDK’s default, and as numbers, in the dimensions asked for', async () => {
    const packed = await client.embeddings.create({ model, input: 'hello there', dimensions: 64 });
    const plain = await client.embeddings.create({
      model,
      input: 'hello there',
      dimensions: 64,
      encoding_format: 'float',
    });
    expect(plain.data[0]?.embedding).toHaveLength(64);
    for (const [index, value] of (packed.data[0]?.embedding ?? []).entries()) {
      expect(value).toBeCloseTo(plain.data[0]?.embedding[index] ?? Number.NaN, 6);
    }
  });

  it('takes token numbers, refuses a text model and an input that is too long', async () => {
    expect((await client.embeddings.create({ model, input: [[1, 2], [3]] })).data).toHaveLength(2);
    await expect(client.embeddings.create({ model: 'sim-llama-3.1-8b', input: 'x' })).rejects.toMatchObject({
      status: 400,
    });
    await expect(client.embeddings.create({ model, input: 'x'.repeat(40_000) })).rejects.toMatchObject({
      code: 'context_length_exceeded',
    });
  });
});
