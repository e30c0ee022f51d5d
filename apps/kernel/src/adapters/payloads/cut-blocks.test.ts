import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutBlocks } from './cut-blocks.ts';
import { OpenBundle } from './open-bundle.ts';
import { keptBytesOf, type PayloadEntry } from './payload-bundle.ts';
import { packPayload, unpackPayload } from './payload-content.ts';
import { blockBytesMax, blockCallsMax } from './payload-limits.ts';

/** Lengths around the limit of a block, and those that are usual. */
const length = fc.oneof(fc.nat(2_000), fc.constantFrom(0, blockBytesMax - 1, blockBytesMax, blockBytesMax + 1));
const call = fc.record({
  organisationId: fc.constantFrom('org_a', 'org_b', 'org_c'),
  request: length,
  response: length,
});

interface Capture {
  readonly entry: PayloadEntry;
  readonly request: Buffer;
  readonly response: Buffer;
}

function captured(calls: readonly { organisationId: string; request: number; response: number }[]): Capture[] {
  return calls.map(({ organisationId, request, response }, index) => ({
    entry: {
      organisationId,
      callId: `call_${index}`,
      capturedAtMs: index,
      requestBytes: request,
      requestKeptBytes: request,
      responseBytes: response,
      responseKeptBytes: response,
    },
    request: Buffer.alloc(request, `q${index}`),
    response: Buffer.alloc(response, `a${index}`),
  }));
}

function bundled(captures: readonly Capture[]): OpenBundle[] {
  const bundles: OpenBundle[] = [];
  for (const { entry, request, response } of captures) {
    const filling = bundles.at(-1);
    const bundle = filling?.hasRoomFor(entry) === true ? filling : new OpenBundle();
    if (bundle !== filling) bundles.push(bundle);
    const half = response.length >> 1;
    bundle.add(entry, request, [response.subarray(0, half), response.subarray(half), Buffer.from('what came later')]);
  }
  return bundles;
}

test('each call is in one block of its organisation, none is too large, and each is read as it was', () => {
  const masterKey = randomBytes(32);
  fc.assert(
    fc.property(fc.array(call, { maxLength: 200 }), (calls) => {
      const captures = captured(calls);
      const read = new Map<string, string>();
      for (const { organisationId, entries, content } of bundled(captures).flatMap((one) =>
        cutBlocks(one.toBundle()),
      )) {
        expect(entries.length).toBeLessThanOrEqual(blockCallsMax);
        if (entries.length > 1) expect(content.length).toBeLessThanOrEqual(blockBytesMax);
        const place = { organisationId, id: 'pbl_1' };
        const sealed = packPayload(content, place, masterKey, randomBytes(12));
        let offset = 0;
        for (const entry of entries) {
          expect(entry.organisationId).toBe(organisationId);
          const { request, response } = unpackPayload(sealed, place, masterKey, { ...entry, offset });
          expect(read.has(entry.callId)).toBe(false);
          read.set(entry.callId, `${request.toString()}|${response.toString()}`);
          offset += keptBytesOf(entry);
        }
      }
      expect(read).toEqual(
        new Map(captures.map((one) => [one.entry.callId, `${one.request.toString()}|${one.response.toString()}`])),
      );
    }),
    { numRuns: 30 },
  );
});

test('calls of one organisation fill a block before the next begins', () => {
  const calls = Array.from({ length: 130 }, () => ({ organisationId: 'org_a', request: 100, response: 10 }));
  expect(bundled(captured(calls)).map((bundle) => bundle.calls)).toEqual([64, 64, 2]);
});
