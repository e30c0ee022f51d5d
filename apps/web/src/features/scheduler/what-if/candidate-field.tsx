import { candidatesMax, type Candidate } from './candidates.ts';

export interface CandidateFieldProps {
  readonly candidates: readonly Candidate[];
  /** Ids of those to try. */
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
  readonly problem: string | undefined;
}

/** Which policies to try, a few at once. */
export function CandidateField({ candidates, chosen, onChange, problem }: CandidateFieldProps) {
  const full = chosen.size >= candidatesMax;
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChange(next);
  };
  return (
    <fieldset>
      <legend className="mb-1 text-12 text-ink-2">{`Policies to try, at most ${candidatesMax}`}</legend>
      <div className="grid grid-cols-2 gap-x-3 sm:grid-cols-3">
        {candidates.map(({ id, label, about }) => (
          <label key={id} title={about} className="flex min-h-6 min-w-0 items-center gap-2">
            <input
              type="checkbox"
              checked={chosen.has(id)}
              disabled={full && !chosen.has(id)}
              onChange={() => toggle(id)}
              className="size-4 shrink-0 accent-ink-1"
            />
            <span className="truncate">{label}</span>
          </label>
        ))}
      </div>
      <p role="alert" className="mt-1 text-12 text-stop empty:hidden">
        {problem}
      </p>
    </fieldset>
  );
}
