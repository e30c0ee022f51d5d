import type { Operation } from './operation.ts';

const status = { type: 'object', required: ['status'], properties: { status: { type: 'string' } } } as const;
const says = (description: string) => ({ description, content: { 'application/json': { schema: status } } });

/** What whoever runs the installation asks. */
export function installationOperations(): readonly Operation[] {
  return [
    {
      method: 'get',
      path: '/healthz',
      operationId: 'getHealth',
      tags: ['Installation'],
      summary: 'Whether the process answers.',
      security: [],
      responses: { '200': says('It does.') },
    },
    {
      method: 'get',
      path: '/readyz',
      operationId: 'getReadiness',
      tags: ['Installation'],
      summary: 'Whether calls are taken: the database answers, and the kernel is not stopping.',
      security: [],
      responses: { '200': says('They are.'), '503': says('They are not, and why.') },
    },
    {
      method: 'get',
      path: '/metrics',
      operationId: 'getMetrics',
      tags: ['Installation'],
      summary: 'Metrics for Prometheus.',
      security: [{ metricsToken: [] }, {}],
      responses: {
        '200': { description: 'In its text format.', content: { 'text/plain': { schema: { type: 'string' } } } },
      },
    },
    {
      method: 'get',
      path: '/openapi.json',
      operationId: 'getOpenApi',
      tags: ['Installation'],
      summary: 'This document.',
      security: [],
      parameters: [
        {
          name: 'If-None-Match',
          in: 'header',
          required: false,
          description: 'The tag of the one that the caller has.',
          schema: { type: 'string' },
        },
      ],
      responses: {
        '200': {
          description: 'OpenAPI 3.1.',
          headers: { ETag: { description: 'Its tag.', schema: { type: 'string' } } },
          content: { 'application/json': { schema: { type: 'object' } } },
        },
        '304': { description: 'The caller has it.' },
      },
    },
  ];
}
