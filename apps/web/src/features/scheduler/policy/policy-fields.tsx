import { CountField, TextField } from '@/components/ui/index.ts';
import type { PolicyValue } from '../scheduler-types.ts';
import { percentOf, sharedClasses, sharesOf } from './edit-draft.ts';

/** What can be changed of a ready-made policy: its name, the classes' minimum shares, and whether calls are interrupted. */
export function PolicyFields({
  start,
  problem,
}: {
  readonly start: PolicyValue;
  readonly problem: string | undefined;
}) {
  const shares = sharesOf(start);
  const { preemption } = start;
  return (
    <>
      <TextField label="Name" name="name" required autoComplete="off" defaultValue={start.name} problem={problem} />
      {shares && (
        <fieldset>
          <legend className="mb-1 text-12 text-ink-2">
            Minimum share of all starts while a class has calls; together at most 90 %
          </legend>
          <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
            {sharedClasses.map((name) => (
              <CountField
                key={name}
                name={`share-${name}`}
                label={name}
                unit="%"
                defaultValue={percentOf(shares[name])}
              />
            ))}
          </div>
        </fieldset>
      )}
      {preemption && (
        <label className="flex min-h-6 items-center gap-2">
          <input type="checkbox" name="interrupts" defaultChecked className="size-4 accent-ink-1" />
          {`A waiting ${preemption.forClass} call may interrupt a running ${preemption.victimClass} call`}
        </label>
      )}
    </>
  );
}
