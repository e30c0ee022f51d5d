import { textOf, wordsIn } from '@/forms/index.ts';

const minuteMs = 60_000;

/** What a person typed as input: JSON where it is an object or a list, otherwise the text as it is. */
export function readTaskContent(text: string): unknown {
  const trimmed = text.trim();
  if (!/^[[{]/.test(trimmed)) return text;
  try {
    return JSON.parse(trimmed) as unknown;
  } catch {
    return text;
  }
}

/** Minutes from now as a time; null for none, not a number for what is none. */
export function readDeadline(text: string, nowMs: number): number | null {
  return text.trim() === '' ? null : Math.round(nowMs + Number(text) * minuteMs);
}

/** A new task as its form has it, for `createTaskInput` to check. */
export function readTaskForm(form: FormData, agentId: string | null, nowMs: number) {
  return {
    title: textOf(form, 'title'),
    input: readTaskContent(textOf(form, 'input')),
    capabilities: wordsIn(textOf(form, 'capabilities')),
    agentId,
    serviceClass: textOf(form, 'serviceClass'),
    deadlineAt: readDeadline(textOf(form, 'deadlineAt'), nowMs),
  };
}
