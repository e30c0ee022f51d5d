import { accepted, refuse, refused, type Result } from '@agent-os/core/errors';
import type { z } from 'zod';

/** A body as its contract has it, or the first complaint about it. */
export function readTaskBody<Schema extends z.ZodType>(schema: Schema, body: unknown): Result<z.output<Schema>> {
  const read = schema.safeParse(body);
  if (read.success) return accepted(read.data);
  const [issue] = read.error.issues;
  const path = issue?.path.join('.') ?? '';
  return refused(refuse('invalid_request', `${path === '' ? '' : `${path}: `}${issue?.message ?? 'Check the body.'}`));
}
