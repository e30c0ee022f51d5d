import { Button, TextAreaField } from '@/components/ui/index.ts';

export interface ReasonFieldProps {
  readonly value: string;
  readonly onChange: (reason: string) => void;
  readonly problem: string | undefined;
  /** Common reasons, put in by a press. */
  readonly suggestions?: readonly string[];
}

export const reasonMax = 500;
const none: readonly string[] = [];

/** Why something is changed: the audit trail keeps it. */
export function ReasonField({ value, onChange, problem, suggestions = none }: ReasonFieldProps) {
  return (
    <div>
      <TextAreaField
        label="Reason"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) event.currentTarget.form?.requestSubmit();
        }}
        maxLength={reasonMax}
        rows={2}
        required
        hint="Kept in the audit trail, once for each agent. ⌘↵ confirms."
        problem={problem}
      />
      {suggestions.length > 0 && (
        <div className="mt-1.5 flex flex-wrap gap-1.5">
          {suggestions.map((suggestion) => (
            <Button key={suggestion} size="small" onClick={() => onChange(suggestion)}>
              {suggestion}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
