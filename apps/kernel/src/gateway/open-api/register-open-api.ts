import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { openApiDocument } from './open-api-document.ts';

/** It changes with the kernel's version only, and who holds an older one asks by its tag. */
const cacheControl = 'public, max-age=300';

/** GET /openapi.json: what is served here, for programs. It names nothing of any organisation, so it asks for no key. */
export function registerOpenApi(server: FastifyInstance): void {
  const body = JSON.stringify(openApiDocument());
  const tag = `"${createHash('sha256').update(body).digest('base64url')}"`;
  server.get('/openapi.json', (request, reply) => {
    void reply.headers({ 'cache-control': cacheControl, etag: tag });
    if (namesTag(request.headers['if-none-match'], tag)) return reply.code(304).send();
    return reply.type('application/json').send(body);
  });
}

/** Proxies that compress mark a tag as weak. */
function namesTag(wanted: string | undefined, tag: string): boolean {
  return wanted?.split(',').some((one) => one.trim().replace(/^W\//, '') === tag) ?? false;
}
