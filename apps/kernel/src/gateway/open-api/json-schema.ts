import { z } from 'zod';

export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * A contract as the component of the document that has this name. Fields with a default may be left out; an answer may have more fields
 * than its contract names, so that one can be added.
 */
export function componentOf(name: string, contract: z.ZodType): JsonSchema {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(contract, { io: 'input' });
  // What a contract defines for itself stands inside its component.
  const text = JSON.stringify(schema).replaceAll('"#/$defs/', `"#/components/schemas/${name}/$defs/`);
  return JSON.parse(text) as JsonSchema;
}

/** The parameters of a query, of which none must be sent. */
export function queryOf(contract: z.ZodObject): readonly object[] {
  const { properties = {} } = z.toJSONSchema(contract, { io: 'input' });
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: false, schema }));
}
