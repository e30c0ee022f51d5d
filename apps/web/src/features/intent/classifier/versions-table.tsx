'use client';

import { useMutation } from '@tanstack/react-query';
import { Button, DataTable, StateBadge, Time, useToasts, type Column } from '@/components/ui/index.ts';
import { formatCount, formatShare, nothing } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { IntentVersion } from '../intent-types.ts';
import { useIntentRefresh } from '../use-intent-refresh.ts';

function UseVersion({ version }: { readonly version: IntentVersion }) {
  const trpc = useTRPC();
  const refresh = useIntentRefresh();
  const { tell, tellProblem } = useToasts();
  const activate = useMutation(
    trpc.intent.activate.mutationOptions({
      onSuccess: async ({ number }) => {
        await refresh();
        tell(`Version ${number} reads the calls from now on.`);
      },
      onError: ({ message }) => tellProblem(message),
    }),
  );
  return (
    <Button
      size="small"
      aria-label={`Use version ${version.number}`}
      pending={activate.isPending}
      onClick={() => activate.mutate({ versionId: version.id })}
    >
      Use
    </Button>
  );
}

interface VersionRow {
  readonly version: IntentVersion;
  readonly shown: boolean;
  readonly mayWrite: boolean;
  readonly onShow: () => void;
}

function VersionState({ version, mayWrite }: Pick<VersionRow, 'version' | 'mayWrite'>) {
  if (version.active) return <StateBadge shape="ready">in use</StateBadge>;
  return mayWrite ? <UseVersion version={version} /> : <span className="text-ink-3">not in use</span>;
}

const columns: readonly Column<VersionRow>[] = [
  {
    key: 'number',
    head: 'Version',
    cell: ({ version: { number }, shown, onShow }) => (
      <button
        type="button"
        aria-pressed={shown}
        aria-label={`Show version ${number}`}
        onClick={onShow}
        className="min-h-6 text-ink-1 hover:underline aria-pressed:font-semibold"
      >
        {number}
      </button>
    ),
  },
  { key: 'at', head: 'Trained', cell: ({ version }) => <Time at={version.trainedAt} form="ago" /> },
  { key: 'by', head: 'By', cell: ({ version }) => version.trainedBy ?? nothing },
  { key: 'reads', head: 'Reads', cell: ({ version }) => version.reads },
  { key: 'examples', head: 'Examples', align: 'right', cell: ({ version }) => formatCount(version.examples) },
  {
    key: 'accuracy',
    head: 'Right',
    align: 'right',
    cell: ({ version: { evaluation } }) => formatShare(evaluation.right / evaluation.heldOut),
  },
  { key: 'state', head: 'State', align: 'right', cell: (row) => <VersionState {...row} /> },
];

export interface VersionsTableProps {
  readonly versions: readonly IntentVersion[];
  readonly shown: IntentVersion;
  readonly onShow: (version: IntentVersion) => void;
  readonly mayWrite: boolean;
}

/** Every training that is kept, the newest first. */
export function VersionsTable({ versions, shown, onShow, mayWrite }: VersionsTableProps) {
  const rows = versions.map((version) => ({
    version,
    shown: version.id === shown.id,
    mayWrite,
    onShow: () => onShow(version),
  }));
  return <DataTable caption="Versions" columns={columns} rows={rows} rowKey={({ version }) => version.id} />;
}
