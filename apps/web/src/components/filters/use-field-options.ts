'use client';

import { useEffect, useState } from 'react';
import type { FilterField, FilterOption } from './filter-types.ts';

const pauseMs = 150;
const none: readonly FilterOption[] = [];

export interface FieldOptions {
  readonly options: readonly FilterOption[];
  readonly state: 'ready' | 'loading' | 'failed';
}

interface Loaded {
  readonly field: FilterField;
  readonly text: string;
  /** Undefined when they could not be loaded. */
  readonly options: readonly FilterOption[] | undefined;
}

/** A choice's options for a typed text, asked for after a short pause where the kernel has them; late answers are dropped. */
export function useFieldOptions(
  field: FilterField | undefined,
  text: string,
  onLoaded: (field: FilterField, options: readonly FilterOption[]) => void,
): FieldOptions {
  const [loaded, setLoaded] = useState<Loaded>();
  const load = field?.loadOptions;
  useEffect(() => {
    if (!field || !load) return undefined;
    let stale = false;
    const timer = setTimeout(() => {
      load(text).then(
        (options) => {
          if (stale) return;
          onLoaded(field, options);
          setLoaded({ field, text, options });
        },
        () => {
          if (!stale) setLoaded({ field, text, options: undefined });
        },
      );
    }, pauseMs);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [field, load, text, onLoaded]);
  if (!load) return { options: field?.options ?? none, state: 'ready' };
  if (loaded?.field !== field) return { options: none, state: 'loading' };
  // The former answer stays until the next is here: the list does not blink with every key.
  if (loaded?.text !== text) return { options: loaded?.options ?? none, state: 'loading' };
  return loaded.options ? { options: loaded.options, state: 'ready' } : { options: none, state: 'failed' };
}
