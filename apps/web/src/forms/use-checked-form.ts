'use client';

import { useState, type SubmitEvent } from 'react';
import type { z } from 'zod';
import { fieldProblems } from './field-problems.ts';

export interface CheckedFormOptions<Schema extends z.ZodType> {
  readonly schema: Schema;
  /** The form as the schema wants it. */
  readonly read: (form: FormData) => unknown;
  readonly onValid: (input: z.output<Schema>) => void;
}

export interface CheckedForm {
  /** A sentence for each field that was refused. */
  readonly problems: Readonly<Record<string, string>>;
  readonly onSubmit: (event: SubmitEvent<HTMLFormElement>) => void;
  readonly forget: () => void;
}

/** Checks a form by the kernel's own contract before it is sent, and puts the focus into the first field refused. */
export function useCheckedForm<Schema extends z.ZodType>(options: CheckedFormOptions<Schema>): CheckedForm {
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const input = options.schema.safeParse(options.read(new FormData(form)));
    const found = fieldProblems(input.error);
    setProblems(found);
    if (input.success) options.onValid(input.data);
    else [...form.elements].find((element) => 'name' in element && String(element.name) in found && focus(element));
  };
  return { problems, onSubmit, forget: () => setProblems({}) };
}

function focus(element: Element): boolean {
  if (element instanceof HTMLElement) element.focus();
  return true;
}
