import { role as roleSchema } from '@agent-os/core/contracts';
import type { z } from 'zod';

type Role = z.infer<typeof roleSchema>;

const purposes: Record<Role, string> = {
  owner: 'everything, and the organisation itself',
  admin: 'agents, keys, models and people',
  operator: 'agents and their keys',
  finance: 'reads costs',
  approver: 'decides what waits for a person',
  auditor: 'reads everything, the audit trail too',
  viewer: 'reads operations',
};

/** Check boxes of the roles; a person may hold several. */
export function RoleChoice({
  held,
  problem,
}: {
  readonly held: readonly Role[];
  readonly problem?: string | undefined;
}) {
  return (
    <fieldset>
      <legend className="mb-1 text-12 text-ink-2">Roles</legend>
      {roleSchema.options.map((role) => (
        <label key={role} className="flex min-h-6 items-center gap-2">
          <input
            type="checkbox"
            name="roles"
            value={role}
            defaultChecked={held.includes(role)}
            className="size-4 accent-ink-1"
          />
          {role}
          <span className="text-12 text-ink-3">{purposes[role]}</span>
        </label>
      ))}
      {problem !== undefined && <p className="mt-1 text-12 text-stop">{problem}</p>}
    </fieldset>
  );
}

/** The roles that are ticked in a form. */
export function readRoles(form: FormData): Role[] {
  const ticked = new Set(form.getAll('roles'));
  return roleSchema.options.filter((role) => ticked.has(role));
}
