import { CountField } from '@/components/ui/index.ts';
import type { PolicyLimits } from '../scheduler-types.ts';

const fields = [
  ['kvTokens', 'Memory', 'tok'],
  ['tokensPerMinute', 'Tokens a minute', 'tok'],
  ['requestsPerMinute', 'Calls a minute', undefined],
  ['slotsPerAgent', 'Slots an agent', undefined],
] as const;

/** What the provider allows beside the slots; an empty field is a limit that nobody knows. */
export function LimitFields({
  limits,
  problem,
}: {
  readonly limits: PolicyLimits;
  readonly problem: string | undefined;
}) {
  return (
    <fieldset>
      <legend className="mb-1 text-12 text-ink-2">Limits beside the slots; empty means none is known</legend>
      <div className="grid grid-cols-2 gap-3">
        {fields.map(([name, label, unit]) => (
          <CountField
            key={name}
            name={name}
            label={label}
            {...(unit === undefined ? {} : { unit })}
            defaultValue={limits[name] === null ? '' : String(limits[name])}
          />
        ))}
      </div>
      <p role="alert" className="mt-1 text-12 text-stop empty:hidden">
        {problem}
      </p>
    </fieldset>
  );
}
