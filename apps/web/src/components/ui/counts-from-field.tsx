import { TextField } from './field.tsx';

export interface CountsFromFieldProps {
  readonly label?: string;
  readonly name: string;
  /** In which the moment is typed. */
  readonly zone: string;
  readonly problem: string | undefined;
}

/** From when something counts: a moment to come, or now. */
export function CountsFromField({ label = 'Counts from', name, zone, problem }: CountsFromFieldProps) {
  return (
    <TextField
      label={label}
      name={name}
      type="datetime-local"
      hint={`Empty: from now. Time zone ${zone}.`}
      problem={problem}
    />
  );
}
