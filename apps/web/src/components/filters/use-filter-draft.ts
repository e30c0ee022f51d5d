'use client';

import { useEffect, useRef, useState } from 'react';
import { draftOf, emptyDraft, stepBack, type FilterDraft } from './filter-draft.ts';
import type { Filter, FilterField } from './filter-types.ts';
import { operatorsOf, valuesTaken } from './operators.ts';
import { completeFilter } from './parse-filters.ts';
import { readTyped } from './read-typed.ts';
import type { FilterItem } from './suggest-items.ts';
import type { Filters } from './use-filters.ts';

/** A list is not asked again for each letter. */
const typingPauseMs = 250;

export interface DraftControl {
  readonly draft: FilterDraft;
  readonly typed: string;
  readonly type: (text: string) => void;
  readonly choose: (item: FilterItem) => 'continue' | 'finished';
  readonly edit: (index: number) => void;
  readonly back: () => void;
  /** Leaves the draft; what it changed stays. */
  readonly finish: () => void;
}

/** The condition in the box: each choice counts at once, and all of one edit are one step of the back button. */
export function useFilterDraft(fields: readonly FilterField[], state: Filters): DraftControl {
  const [kept, setDraft] = useState(emptyDraft);
  const [typed, setTyped] = useState('');
  const pending = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(pending.current), []);
  // The back button may have taken the filter away that was being edited.
  const isGone = kept.index !== undefined && state.filters[kept.index]?.field !== kept.field?.id;
  const draft = isGone ? emptyDraft : kept;

  /** Brings the draft into the address as far as it is complete. */
  const apply = (next: FilterDraft): void => {
    const { field, operator, values, index, touched } = next;
    const filter = field && operator && completeFilter(field, { field: field.id, operator, values });
    if (filter && index === undefined) {
      state.add(filter);
      setDraft({ ...next, index: state.filters.length, touched: true });
    } else if (filter && index !== undefined) {
      state.change(index, filter, { partial: touched });
      setDraft({ ...next, touched: true });
    } else if (!filter && index !== undefined && values.length === 0) {
      state.remove(index, { partial: touched });
      setDraft({ ...next, index: undefined, touched: true });
    } else {
      setDraft(next);
    }
  };
  const finish = () => {
    clearTimeout(pending.current);
    setDraft(emptyDraft);
    setTyped('');
  };
  /** A second condition of the same kind on a field would leave nothing: its values join the first. */
  const joined = (next: FilterDraft): FilterDraft => {
    const { field, operator, index } = next;
    if (field?.kind !== 'choice' || index !== undefined) return next;
    const at = state.filters.findIndex((filter) => filter.field === field.id && filter.operator === operator);
    const present = state.filters[at];
    return present ? { ...next, index: at, values: [...new Set([...present.values, ...next.values])] } : next;
  };
  const take = (filter: Filter) => apply(joined({ ...draftOf(filter, 0, fields), index: undefined }));

  const choose = (item: FilterItem): 'continue' | 'finished' => {
    clearTimeout(pending.current);
    setTyped('');
    switch (item.kind) {
      case 'field': {
        const [only, ...others] = operatorsOf(item.field);
        const next = { ...emptyDraft, field: item.field, operator: others.length === 0 ? only : undefined };
        setDraft(joined(next));
        return 'continue';
      }
      case 'operator': {
        const next = { ...draft, operator: item.operator };
        const isFlag = draft.field !== undefined && valuesTaken(draft.field.kind, item.operator) === 0;
        if (isFlag || draft.index !== undefined) apply({ ...next, values: isFlag ? [] : draft.values });
        else setDraft(joined(next));
        if (isFlag) finish();
        return isFlag ? 'finished' : 'continue';
      }
      case 'value': {
        const { values } = draft;
        const isChosen = values.includes(item.value);
        apply({
          ...draft,
          values: isChosen ? values.filter((value) => value !== item.value) : [...values, item.value],
        });
        return 'continue';
      }
      case 'typed':
        apply({ ...draft, values: item.values });
        finish();
        return 'finished';
      case 'whole':
        take(item.filter);
        finish();
        return 'finished';
    }
  };

  const type = (text: string) => {
    setTyped(text);
    clearTimeout(pending.current);
    const { field, operator } = draft;
    const values = field && operator && readTyped(field, operator, text);
    if (values) pending.current = setTimeout(() => apply({ ...draft, values }), typingPauseMs);
  };
  const edit = (index: number) => {
    const filter = state.filters[index];
    if (!filter) return;
    const next = draftOf(filter, index, fields);
    const isFlag = next.field?.kind === 'flag';
    setDraft(isFlag ? { ...next, operator: undefined } : next);
    setTyped(next.field?.kind === 'choice' ? '' : filter.values.join(' to '));
  };
  const back = () => {
    clearTimeout(pending.current);
    setDraft(stepBack(draft));
  };
  return { draft, typed, type, choose, edit, back, finish };
}
