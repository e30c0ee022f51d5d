import { roles } from '@agent-os/core/choices';
import { describeRole, type Role } from './role-rules.ts';

export interface RoleChoiceProps {
  readonly held: readonly Role[];
  readonly problem?: string | undefined;
  /** Whether the viewer may make owners. */
  readonly withOwner: boolean;
}

/** Check boxes of the roles; a person may hold several. */
export function RoleChoice({ held, problem, withOwner }: RoleChoiceProps) {
  return (
    <fieldset>
      <legend className="mb-1 text-12 text-ink-2">Roles</legend>
      {roles
        .filter((role) => withOwner || role !== 'owner')
        .map((role) => (
          <label key={role} className="flex min-h-6 items-baseline gap-2">
            <input
              type="checkbox"
              name="roles"
              value={role}
              defaultChecked={held.includes(role)}
              className="size-4 shrink-0 translate-y-0.5 accent-ink-1"
            />
            {role}
            <span className="text-12 text-ink-3">{describeRole(role)}</span>
          </label>
        ))}
      {problem !== undefined && <p className="mt-1 text-12 text-stop">{problem}</p>}
    </fieldset>
  );
}

/** The roles that are ticked in a form. */
export function readRoles(form: FormData): Role[] {
  const ticked = new Set(form.getAll('roles'));
  return roles.filter((role) => ticked.has(role));
}
