import type { z } from 'zod';

/** The first sentence for each field that a schema refused. */
export function fieldProblems(error: z.ZodError | undefined): Readonly<Record<string, string>> {
  const problems: Record<string, string> = {};
  for (const { path, message } of error?.issues ?? []) problems[String(path[0])] ??= message;
  return problems;
}
