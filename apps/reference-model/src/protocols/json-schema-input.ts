import { z } from 'zod';

/** A JSON schema as tools and formats carry it. */
export const jsonSchemaInput = z.union([z.boolean(), z.record(z.string(), z.unknown())]);
/** What a tool without a schema accepts. */
export const noArguments = { type: 'object', properties: {} } as const;
