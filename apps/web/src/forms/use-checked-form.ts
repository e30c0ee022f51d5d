'use client';

import { useRef, useState, type SubmitEvent } from 'react';
import type { z } from 'zod';
import { useWarm } from '@/later/index.ts';
import { checkInput, contracts, type Contracts } from './check-input.ts';

export interface CheckedFormOptions<Schema extends z.ZodType> {
  /** Takes the form's schema out of the kernel's contracts. */
  readonly schema: (contracts: Contracts) => Schema;
  /** The form as the schema wants it; a promise, where something must be looked up first. */
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
  useWarm(contracts);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const checking = useRef(false);
  const check = async (form: HTMLFormElement) => {
    const names = [...form.elements].flatMap((element) => ('name' in element ? String(element.name) : []));
    const given = await options.read(new FormData(form));
    const result = await checkInput(options.schema, given, names.find((name) => name !== '') ?? '');
    const found = result.ok ? {} : result.problems;
    setProblems(found);
    if (result.ok) options.onValid(result.input);
    else [...form.elements].find((element) => 'name' in element && String(element.name) in found && focus(element));
  };
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    // A second press while the contracts are on their way would send the form twice.
    if (checking.current) return;
    checking.current = true;
    void check(event.currentTarget).finally(() => {
      checking.current = false;
    });
  };
  return { problems, onSubmit, forget: () => setProblems({}) };
}

function focus(element: Element): boolean {
  if (element instanceof HTMLElement) element.focus();
  return true;
}
