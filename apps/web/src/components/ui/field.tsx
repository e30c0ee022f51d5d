import { useId, type ComponentProps, type ReactNode } from 'react';
import { classNames } from './class-names.ts';

const control =
  'w-full rounded-control border border-line-3 bg-surface-1 px-2 text-ink-1 placeholder:text-ink-3 ' +
  'aria-invalid:border-stop disabled:opacity-60';

interface FieldFrame {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly problem?: string | undefined;
  /** The label is for screen readers only, where the place says what the field is. */
  readonly quiet?: boolean;
}

function Frame({
  label,
  hint,
  problem,
  quiet = false,
  spokenUnit,
  id,
  children,
}: FieldFrame & {
  /** Stands in the control for the eye. */
  readonly spokenUnit?: string | undefined;
  readonly id: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="min-w-0">
      <label htmlFor={id} className={quiet ? 'sr-only' : 'mb-1 block text-12 text-ink-2'}>
        {label}
        {spokenUnit !== undefined && <span className="sr-only">, {spokenUnit}</span>}
      </label>
      {children}
      {hint !== undefined && problem === undefined && (
        <p id={`${id}-hint`} className="mt-1 text-12 text-ink-3">
          {hint}
        </p>
      )}
      {problem !== undefined && (
        <p id={`${id}-problem`} className="mt-1 text-12 text-stop">
          {problem}
        </p>
      )}
    </div>
  );
}

function describedBy(id: string, { hint, problem }: FieldFrame): string | undefined {
  if (problem !== undefined) return `${id}-problem`;
  return hint === undefined ? undefined : `${id}-hint`;
}

export interface TextFieldProps extends FieldFrame, ComponentProps<'input'> {
  /** Stands inside at the end: `USD`, `tok`. */
  readonly unit?: string;
}

/** One line of text. */
export function TextField({ label, hint, problem, quiet, unit, className, ...rest }: TextFieldProps) {
  const id = useId();
  const frame = { label, hint, problem, ...(quiet === undefined ? {} : { quiet }) };
  const input = (
    <input
      {...rest}
      id={id}
      aria-invalid={problem === undefined ? undefined : true}
      aria-describedby={describedBy(id, frame)}
      className={classNames(control, 'h-7', unit !== undefined && 'pr-12', className)}
    />
  );
  return (
    <Frame {...frame} spokenUnit={unit} id={id}>
      {unit === undefined ? (
        input
      ) : (
        <div className="relative">
          {input}
          <span
            aria-hidden="true"
            className="pointer-events-none absolute inset-y-0 right-2 grid items-center text-12 text-ink-3"
          >
            {unit}
          </span>
        </div>
      )}
    </Frame>
  );
}

/** An amount of money, as a person types it; `parseUsd` reads it. */
export function MoneyField(props: Omit<TextFieldProps, 'unit' | 'type' | 'inputMode'>) {
  return <TextField autoComplete="off" {...props} unit="USD" inputMode="decimal" />;
}

/** A whole number. */
export function CountField(props: Omit<TextFieldProps, 'type' | 'inputMode'>) {
  return <TextField autoComplete="off" {...props} inputMode="numeric" />;
}

/** An address of the web. */
export function UrlField(props: Omit<TextFieldProps, 'type' | 'unit' | 'spellCheck'>) {
  return <TextField autoComplete="off" {...props} type="url" spellCheck={false} />;
}

/** A key of a program: hidden while it is typed, and none of a password manager's business. */
export function SecretField(props: Omit<TextFieldProps, 'type' | 'unit' | 'autoComplete'>) {
  return <TextField {...props} type="password" autoComplete="off" data-1p-ignore data-lpignore="true" data-bwignore />;
}

/** Several lines of text. */
export function TextAreaField({ label, hint, problem, className, ...rest }: FieldFrame & ComponentProps<'textarea'>) {
  const id = useId();
  return (
    <Frame label={label} hint={hint} problem={problem} id={id}>
      <textarea
        rows={3}
        {...rest}
        id={id}
        aria-invalid={problem === undefined ? undefined : true}
        aria-describedby={describedBy(id, { label, hint, problem })}
        className={classNames(control, 'py-1', className)}
      />
    </Frame>
  );
}

/** One of a few. */
export function SelectField({ label, hint, problem, quiet, children, ...rest }: FieldFrame & ComponentProps<'select'>) {
  const id = useId();
  const frame = { label, hint, problem, ...(quiet === undefined ? {} : { quiet }) };
  return (
    <Frame {...frame} id={id}>
      <select
        {...rest}
        id={id}
        aria-invalid={problem === undefined ? undefined : true}
        aria-describedby={describedBy(id, frame)}
        className={classNames(control, 'h-7')}
      >
        {children}
      </select>
    </Frame>
  );
}
