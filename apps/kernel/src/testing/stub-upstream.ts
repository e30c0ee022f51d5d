import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export type StubAnswer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

export interface StubUpstream {
  readonly url: string;
  /** Bodies of the calls that arrived, in order. */
  readonly bodies: string[];
  /** How the next calls are answered, one after the other; the last one stays. */
  script: StubAnswer[];
  close(): void;
}

/** A provider whose every answer a test decides. */
export async function startStubUpstream(models: readonly string[]): Promise<StubUpstream> {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    if (request.method === 'GET') {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ data: models.map((id) => ({ id })) }));
      return;
    }
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      bodies.push(body);
      const answer = stub.script.length > 1 ? stub.script.shift() : stub.script[0];
      answer?.(request, response, body);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const stub: StubUpstream = {
    url: `http://127.0.0.1:${port}/v1`,
    bodies,
    script: [],
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return stub;
}

/** A whole answer. */
export function answerJson(httpStatus: number, body: object, headers: Record<string, string> = {}): StubAnswer {
  return (_request, response) => {
    response.writeHead(httpStatus, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
}

/** A stream of events; `breakOff` cuts the connection in place of its end. */
export function answerStream(events: readonly string[], breakOff = false): StubAnswer {
  return (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const event of events) response.write(`data: ${event}\n\n`);
    if (breakOff) setTimeout(() => response.destroy(), 20);
    else response.end();
  };
}
