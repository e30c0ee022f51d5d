/** The body as bytes, or undefined when it is longer than `limitBytes`; reads no further than that. */
export async function readLimitedBody(request: Request, limitBytes: number): Promise<Uint8Array | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > limitBytes) return undefined;
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(Buffer.concat(chunks));
    length += value.byteLength;
    if (length > limitBytes) {
      await reader.cancel();
      return undefined;
    }
    chunks.push(value);
  }
}
