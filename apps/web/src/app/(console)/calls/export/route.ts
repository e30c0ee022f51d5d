import { TRPCClientError } from '@trpc/client';
import { callExportLines, readCallAddress, toCallFilter, toListInput } from '@/features/calls/index.ts';
import { sessionClient } from '@/server/kernel-client.ts';

const rowsPerPage = 500;

/** Asks for the next part only when the reader took the last: a slow client holds no file in memory. */
function streamOf(parts: AsyncGenerator<string, void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done === true) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await parts.return();
    },
  });
}

/** The calls that an address filters, as CSV. Streamed: the first page is read before anything is answered. */
export async function GET(request: Request): Promise<Response> {
  const now = Date.now();
  const address = await readCallAddress(Promise.resolve(Object.fromEntries(new URL(request.url).searchParams)));
  const kernel = sessionClient();
  const input = { ...toListInput(toCallFilter(address, now), address.sort), limit: rowsPerPage };
  const fetchPage = (cursor: string | undefined) =>
    kernel.calls.list.query({ ...input, ...(cursor === undefined ? {} : { cursor }) }, { signal: request.signal });
  try {
    const first = await fetchPage(undefined);
    const lines = callExportLines((cursor) => (cursor === undefined ? Promise.resolve(first) : fetchPage(cursor)));
    const stamp = new Date(now).toISOString().slice(0, 16).replace(/[T:]/g, '-');
    return new Response(streamOf(lines), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="calls-${stamp}.csv"`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  } catch (error) {
    if (!(error instanceof TRPCClientError)) throw error;
    const data: unknown = error.data;
    const status = typeof data === 'object' && data !== null && 'httpStatus' in data ? Number(data.httpStatus) : 502;
    return new Response(`${error.message}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });
  }
}
