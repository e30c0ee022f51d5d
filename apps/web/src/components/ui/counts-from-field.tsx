import { TextField } from './field.tsx';

export interface CountsFromFieldProps {
  readonly name: string;
  /** In which the moment is typed. */
  readonly zone: string;
  readonly problem: string | undefined;
}

/** From when a figure counts: a moment to come, or now. */
export function CountsFromField({ name, zone, problem }: CountsFromFieldProps) {
  return (
    <TextField
      label="Counts from"
      name={name}
      type="datetime-local"
      hint={`Empty: from now. Time zone ${zone}.`}
      problem={problem}
    />
  );
}
