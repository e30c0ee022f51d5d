import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBody, type BodyEnd } from './read-body.ts';

function requestOf(declaredBytes: number | undefined): PassThrough & IncomingMessage {
  const headers = declaredBytes === undefined ? {} : { 'content-length': String(declaredBytes) };
  return Object.assign(new PassThrough(), { headers }) as unknown as PassThrough & IncomingMessage;
}

/** Sends the chunks and then ends, or breaks off. */
async function read(
  chunks: readonly Buffer[],
  bytesMax: number,
  declared: boolean,
  breaksOff = false,
): Promise<BodyEnd[]> {
  const bytes = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  const request = requestOf(declared ? bytes : undefined);
  const ends: BodyEnd[] = [];
  readBody(request, bytesMax, (end) => ends.push(end));
  for (const chunk of chunks) request.write(chunk);
  if (breaksOff) request.destroy(new Error('reset'));
  else request.end();
  await new Promise((resolve) => setTimeout(resolve, 5));
  request.destroy();
  await new Promise((resolve) => setTimeout(resolve, 1));
  return ends;
}

describe('a body', () => {
  test('comes back whole, however it was cut on the way, and is answered once', async () => {
    const parts = fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(parts, fc.boolean(), async (given, declared) => {
        const chunks = given.map((part) => Buffer.from(part));
        const ends = await read(chunks, 320, declared);
        expect(ends).toEqual([{ kind: 'whole', body: Buffer.concat(chunks) }]);
      }),
      { numRuns: 40 },
    );
  });

  test('that is somewhat too large and says so is read to its end', async () => {
    const chunks = [Buffer.alloc(60), Buffer.alloc(60)];
    expect(await read(chunks, 100, true)).toEqual([{ kind: 'too large', drained: true }]);
  });

  test('that is too large is cut off when it is much too large, or does not say how large it is', async () => {
    const chunks = [Buffer.alloc(200), Buffer.alloc(300)];
    expect(await read(chunks, 100, true)).toEqual([{ kind: 'too large', drained: false }]);
    expect(await read([Buffer.alloc(120)], 100, false)).toEqual([{ kind: 'too large', drained: false }]);
  });

  test('that breaks off is nobody’s call', async () => {
    expect(await read([Buffer.alloc(10)], 100, true, true)).toEqual([{ kind: 'gone' }]);
  });
});
