import { useId } from 'react';

interface Choices {
  readonly shareIdenticalCalls: boolean;
  readonly reuseAnswers: boolean;
}

interface ChoiceProps {
  readonly name: keyof Choices;
  readonly label: string;
  readonly hint: string;
  readonly initial: boolean;
}

function Choice({ name, label, hint, initial }: ChoiceProps) {
  const id = useId();
  return (
    <div className="flex gap-2">
      <input
        type="checkbox"
        id={id}
        name={name}
        defaultChecked={initial}
        aria-describedby={`${id}-hint`}
        className="mt-1 size-4 shrink-0 accent-ink-1"
      />
      <div>
        <label htmlFor={id} className="flex min-h-6 items-center">
          {label}
        </label>
        <p id={`${id}-hint`} className="text-12 text-ink-3">
          {hint}
        </p>
      </div>
    </div>
  );
}

/** Whether calls of an agent may be given answers that were made for other calls. Both are off unless somebody chooses them. */
export function ReuseChoice({ initial }: { readonly initial: Choices | undefined }) {
  return (
    <fieldset>
      <legend className="mb-1 text-12 text-ink-2">
        One answer for calls that are the same to the byte, at temperature 0, within this organisation
      </legend>
      <div className="flex flex-col gap-1">
        <Choice
          name="shareIdenticalCalls"
          label="Share an execution that is under way"
          hint="The call takes no slot, gets the answer as it is made, and costs nothing. If the execution fails, it fails too."
          initial={initial?.shareIdenticalCalls ?? false}
        />
        <Choice
          name="reuseAnswers"
          label="Reuse earlier answers"
          hint="From memory, for as long as Settings, Organisation says. Cache-Control: no-store on a call keeps it out."
          initial={initial?.reuseAnswers ?? false}
        />
      </div>
    </fieldset>
  );
}
