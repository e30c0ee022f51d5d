import { TextField } from '@/components/ui/index.ts';
import type { Report, ReportPeople } from './report-types.ts';

export interface RecipientFieldsProps {
  /** Undefined while they are on their way. */
  readonly people: ReportPeople | undefined;
  /** Of the report as it is; none for a new one. */
  readonly recipients: Report['recipients'];
  readonly domains: readonly string[];
  readonly problem: string | undefined;
}

/** Who gets a report: members, and addresses of allowed domains. */
export function RecipientFields({ people, recipients, domains, problem }: RecipientFieldsProps) {
  const held = new Set(recipients.map(({ email }) => email));
  const members = new Set((people ?? []).map(({ email }) => email));
  const others = recipients.filter(({ email }) => !members.has(email)).map(({ email }) => email);
  const hint =
    domains.length === 0
      ? 'Only members’ addresses: no owner has allowed a domain yet.'
      : `Of members, or at ${domains.join(', ')}. Commas between them.`;
  if (people === undefined) return <p className="text-12 text-ink-3">Loading the members.</p>;
  return (
    <>
      <fieldset>
        <legend className="mb-1 text-12 text-ink-2">Members who get it</legend>
        <div className="max-h-36 overflow-y-auto rounded-control border border-line-2 px-2 py-1">
          {people.map(({ name, email }) => (
            <label key={email} className="flex min-h-6 items-baseline gap-2">
              <input
                type="checkbox"
                name="members"
                value={email}
                defaultChecked={held.has(email)}
                className="size-4 shrink-0 translate-y-0.5 accent-ink-1"
              />
              <span className="truncate">{name}</span>
              <span className="min-w-0 truncate text-12 text-ink-3" title={email}>
                {email}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <TextField
        label="Other addresses"
        name="recipients"
        autoComplete="off"
        defaultValue={others.join(', ')}
        hint={hint}
        problem={problem}
      />
    </>
  );
}
