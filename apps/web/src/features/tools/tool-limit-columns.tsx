import { X } from 'lucide-react';
import { AgentName, Button, type Column } from '@/components/ui/index.ts';
import { formatCount, formatDuration, nothing } from '@/format/index.ts';
import { prepareToolUsers } from './prepare-tool-users.ts';
import type { ToolLimitNow } from './tool-types.ts';

/** A limit, and what can be done with it. */
export interface ToolLimitRow {
  readonly limit: ToolLimitNow;
  /** A change is under way. */
  readonly busy: boolean;
  readonly onOpen: () => void;
  readonly onRemove: () => void;
}

function ToolUsers({ users }: Pick<ToolLimitNow, 'users'>) {
  const { first, others, words } = prepareToolUsers(users);
  if (first === undefined) return nothing;
  return (
    <span className="flex min-w-0 items-center gap-1.5" title={words}>
      <AgentName slug={first.slug} name={first.name} />
      {others > 0 && <span className="shrink-0 text-ink-3">and {formatCount(others)} more</span>}
    </span>
  );
}

/** A generated name may be longer than a window is wide. */
const toolClass = 'max-w-96 truncate font-mono max-md:max-w-40';

const now: readonly Column<ToolLimitRow>[] = [
  {
    key: 'use',
    head: 'In use',
    align: 'right',
    cell: ({ limit: { inUse, uses } }) => (
      <span className={inUse >= uses ? 'font-medium text-ink-1' : undefined}>
        {formatCount(inUse)} of {formatCount(uses)}
      </span>
    ),
  },
  {
    key: 'waiting',
    head: 'Calls waiting',
    align: 'right',
    cell: ({ limit: { waiting } }) => (
      <span className={waiting > 0 ? 'font-medium text-ink-1' : 'text-ink-3'}>{formatCount(waiting)}</span>
    ),
  },
  {
    key: 'users',
    head: 'Used by',
    className: 'w-full max-w-0 min-w-40',
    cell: ({ limit: { users } }) => <ToolUsers users={users} />,
  },
  {
    key: 'timeout',
    head: 'Ends after',
    align: 'right',
    cell: ({ limit: { timeoutSeconds } }) => formatDuration(timeoutSeconds * 1_000_000),
  },
];

export const readColumns: readonly Column<ToolLimitRow>[] = [
  { key: 'tool', head: 'Tool', className: toolClass, cell: ({ limit: { tool } }) => tool },
  ...now,
];

export const writeColumns: readonly Column<ToolLimitRow>[] = [
  {
    key: 'tool',
    head: 'Tool',
    className: toolClass,
    cell: ({ limit: { tool }, onOpen }) => (
      <button
        type="button"
        onClick={onOpen}
        className="block min-h-6 max-w-full truncate text-left text-ink-1 hover:underline"
        title={tool}
      >
        {tool}
      </button>
    ),
  },
  ...now,
  {
    key: 'actions',
    head: <span className="sr-only">Remove</span>,
    align: 'right',
    cell: ({ limit: { tool }, busy, onRemove }) => (
      <Button look="ghost" size="small" aria-label={`Remove ${tool}`} disabled={busy} onClick={onRemove}>
        <X size={12} strokeWidth={1.6} aria-hidden />
      </Button>
    ),
  },
];
