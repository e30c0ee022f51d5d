import type { ComponentProps } from 'react';
import { SelectField } from './field.tsx';

export interface WordsFieldProps<Choice extends string> extends ComponentProps<typeof SelectField> {
  readonly words: Readonly<Record<Choice, string>>;
  /** Which of them, and in which order; left out: all, in the order of their words. */
  readonly choices?: readonly Choice[];
}

/** One of a few choices, each shown by its words. Children are options that come before them. */
export function WordsField<Choice extends string>({ words, choices, children, ...rest }: WordsFieldProps<Choice>) {
  const options = choices?.map((choice) => [choice, words[choice]] as const) ?? Object.entries<string>(words);
  return (
    <SelectField {...rest}>
      {children}
      {options.map(([choice, text]) => (
        <option key={choice} value={choice}>
          {text}
        </option>
      ))}
    </SelectField>
  );
}
