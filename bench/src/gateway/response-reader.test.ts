import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completionReply, replyEventCount, streamReply } from './mock-reply.ts';
import { ReplyCheck } from './reply-check.ts';
import { ResponseReader } from './response-reader.ts';

const completion = completionReply();
const stream = streamReply();

function fixedResponse(body: Buffer, status = 200): Buffer {
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status} Any\r\nContent-Length: ${body.length}\r\n\r\n`), body]);
}

function chunkedResponse(body: Buffer, sizes: readonly number[]): Buffer {
  const parts: Buffer[] = [Buffer.from('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n')];
  for (let from = 0, turn = 0; from < body.length; turn += 1) {
    const part = body.subarray(from, from + (sizes[turn % sizes.length] ?? body.length));
    parts.push(Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n'));
    from += part.length;
  }
  return Buffer.concat([...parts, Buffer.from('0\r\n\r\n')]);
}

/** Cuts bytes into packets, reads them, and returns the fault of every reply in turn. */
function faultsOf(bytes: Buffer, packetSizes: readonly number[], streaming: boolean): (string | undefined)[] {
  const check = new ReplyCheck(streaming);
  const faults: (string | undefined)[] = [];
  const reader = new ResponseReader({
    onBody: (body) => check.addBody(body),
    onEnd: (status) => {
      faults.push(check.findFault(status));
      check.reset();
    },
  });
  for (let from = 0, turn = 0; from < bytes.length; turn += 1) {
    const size = packetSizes[turn % packetSizes.length] ?? bytes.length;
    reader.feed(bytes.subarray(from, from + size));
    from += size;
  }
  return faults;
}

const sizes = fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: 1, maxLength: 20 });

describe('ResponseReader with ReplyCheck', () => {
  it('accepts whole replies however they are cut into chunks and packets', () => {
    fc.assert(
      fc.property(sizes, sizes, (chunkSizes, packetSizes) => {
        const streams = Buffer.concat([
          chunkedResponse(stream.bytes, chunkSizes),
          chunkedResponse(stream.bytes, [300]),
        ]);
        expect(faultsOf(streams, packetSizes, true)).toStrictEqual([undefined, undefined]);
        const completions = Buffer.concat([fixedResponse(completion), chunkedResponse(completion, chunkSizes)]);
        expect(faultsOf(completions, packetSizes, false)).toStrictEqual([undefined, undefined]);
      }),
    );
  });

  it('finds a stream that lacks an event, repeats one, or lacks its end', () => {
    const [first = 0, second = 0] = stream.offsets.slice(1);
    const lacking = Buffer.concat([stream.bytes.subarray(0, first), stream.bytes.subarray(second)]);
    const repeating = Buffer.concat([stream.bytes.subarray(0, first), stream.bytes]);
    const unended = stream.bytes.subarray(0, stream.bytes.length - 'data: [DONE]\n\n'.length);
    expect(faultsOf(chunkedResponse(lacking, [500]), [900], true)).toStrictEqual([
      `${replyEventCount - 1} events instead of ${replyEventCount}`,
    ]);
    expect(faultsOf(chunkedResponse(repeating, [500]), [900], true)).toStrictEqual([
      `${replyEventCount + 1} events instead of ${replyEventCount}`,
    ]);
    expect(faultsOf(chunkedResponse(unended, [500]), [900], true)[0]).toMatch(/^a stream that ends with/);
  });

  it('finds a cut completion and a refusal, with its text', () => {
    expect(faultsOf(fixedResponse(completion.subarray(0, 500)), [100], false)).toStrictEqual([
      'an incomplete completion',
    ]);
    expect(faultsOf(fixedResponse(Buffer.from('no budget'), 402), [100], false)).toStrictEqual([
      'status 402: no budget',
    ]);
    expect(faultsOf(fixedResponse(Buffer.from('no'), 429), [100], true)).toStrictEqual(['status 429: no']);
  });

  it('throws on a reply without a length', () => {
    expect(() => faultsOf(Buffer.from('HTTP/1.1 200 OK\r\nServer: x\r\n\r\n'), [100], false)).toThrow(
      'without a length',
    );
  });
});
