import { callOperations } from './call-operations.ts';
import { componentSchemas, securitySchemes } from './components.ts';
import { headerComponents } from './describe-headers.ts';
import { installationOperations } from './installation-operations.ts';
import type { JsonSchema } from './json-schema.ts';
import type { Operation } from './operation.ts';
import { taskOperations } from './task-operations.ts';

export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  /** By path, then by method. */
  readonly paths: Readonly<Record<string, Readonly<Record<string, Omit<Operation, 'path' | 'method'>>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly headers: Readonly<Record<string, object>>;
    readonly securitySchemes: Readonly<Record<string, JsonSchema>>;
  };
}

const description =
  'What agents, outside systems and monitoring ask of the kernel. The console’s own interface (/trpc) changes with the console and is left out.';

/** The kernel's public HTTP interface in OpenAPI 3.1, from the contracts and the catalogue of errors that its code uses. */
export function openApiDocument(): OpenApiDocument {
  const operations = [...callOperations(), ...taskOperations(), ...installationOperations()];
  const byPath = Map.groupBy(operations, ({ path }) => path);
  return {
    openapi: '3.1.1',
    info: { title: 'Agent OS kernel', version: 'v1', description },
    // Relative to where the document was read from.
    servers: [{ url: '/' }],
    tags: [
      { name: 'Calls', description: 'Model calls in the protocols of OpenAI and Anthropic.' },
      { name: 'Tasks', description: 'Work that agents give and take.' },
      { name: 'Outcomes', description: 'What came of it.' },
      { name: 'Installation', description: 'Health, metrics, this document.' },
    ],
    paths: Object.fromEntries(
      [...byPath].map(([path, some]) => [
        path,
        Object.fromEntries(some.map(({ path: _path, method, ...operation }) => [method, operation])),
      ]),
    ),
    components: { schemas: componentSchemas(), headers: headerComponents(), securitySchemes },
  };
}
