import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Agent } from 'undici';

/**
 * A proxy that does nothing: the same server and the same client as the kernel has, and none of its steps. What it adds
 * to a call is the least that a gateway of these libraries can add on the machine of the run.
 */
const origin = `http://127.0.0.1:${process.argv[2]}`;
const agent = new Agent({ pipelining: 1 });

function forward(request: IncomingMessage, response: ServerResponse, body: Buffer): void {
  const headers = { 'content-type': 'application/json', authorization: request.headers.authorization ?? '' };
  agent.dispatch(
    { origin, path: request.url ?? '/', method: 'POST', headers, body },
    {
      onRequestStart() {},
      onResponseStart(_controller, httpStatus, upstreamHeaders) {
        response.writeHead(httpStatus, upstreamHeaders);
      },
      onResponseData(_controller, chunk) {
        response.write(chunk);
      },
      onResponseEnd() {
        response.end();
      },
      onResponseError() {
        response.destroy();
      },
    },
  );
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => forward(request, response, Buffer.concat(chunks)));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : undefined });
});
