import type { Callable } from './callable-names.ts';

const groups = [
  ['model', 'Models'],
  ['route', 'Routes'],
] as const;

/** The options of a select: models and, where there are any, routes apart. */
export function CallableOptions({ names }: { readonly names: readonly Callable[] }) {
  const present = groups.filter(([kind]) => names.some((callable) => callable.kind === kind));
  return present.map(([kind, label]) => (
    <optgroup key={kind} label={label}>
      {names
        .filter((callable) => callable.kind === kind)
        .map(({ name, simulated }) => (
          <option key={name} value={name}>
            {name}
            {simulated ? ' (simulated)' : ''}
          </option>
        ))}
    </optgroup>
  ));
}
