import { z } from 'zod';

/** The first complaint about an input, and the first about each field, as a form shows them. */
export interface InputComplaints {
  readonly message: string;
  /** By path, such as `roles.0`. */
  readonly fields: Readonly<Record<string, string>>;
}

/** What is wrong with an input, in words; undefined when the cause is something else. */
export function describeInputError(cause: unknown): InputComplaints | undefined {
  if (!(cause instanceof z.ZodError)) return undefined;
  const fields: Record<string, string> = {};
  for (const { path, message } of cause.issues) fields[path.join('.')] ??= message;
  const [path = '', message = 'Check the input.'] = Object.entries(fields)[0] ?? [];
  return { message: path === '' ? message : `${path}: ${message}`, fields };
}
