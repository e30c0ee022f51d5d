import type { z } from 'zod';
import { HttpError } from './http-error.ts';

/** The body as the schema reads it; throws `HttpError` that names the first field at fault. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = issue === undefined || issue.path.length === 0 ? null : issue.path.map(String).join('.');
  throw new HttpError(
    'invalid_request',
    `${path ?? 'The request body'}: ${issue?.message ?? 'not as expected'}.`,
    path,
  );
}
