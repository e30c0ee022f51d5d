import type { SearchRow } from '@agent-os/db';

/** Where the console shows a row: its own page, or its list with the row open beside it. */
export function hrefOf({ kind, place }: SearchRow): string {
  const name = encodeURIComponent(place);
  switch (kind) {
    case 'agent':
      return `/agents/${name}`;
    case 'budget':
      return `/budgets?peek=${name}`;
    case 'call':
      return `/calls/${name}`;
    case 'department':
      return `/departments?peek=${name}`;
    case 'key':
      return `/keys?peek=${name}`;
    case 'model':
    case 'provider':
      return `/models?peek=${name}`;
    case 'task':
      return `/tasks?peek=${name}`;
    case 'person':
      return `/people?peek=${name}`;
  }
}
