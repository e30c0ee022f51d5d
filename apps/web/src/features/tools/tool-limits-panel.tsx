'use client';

import { useState } from 'react';
import { Button, DataTable, EmptyState, Panel, QueryState, useToasts } from '@/components/ui/index.ts';
import { useActions, useMay } from '@/features/shell/index.ts';
import { lazyPart, useWarm } from '@/later/index.ts';
import { readColumns, writeColumns, type ToolLimitRow } from './tool-limit-columns.tsx';
import type { ToolLimitDialogProps } from './tool-limit-dialog.tsx';
import type { ToolLimit } from './tool-types.ts';
import { useToolLimits } from './use-tool-limits.ts';

const ToolLimitDialog = lazyPart<ToolLimitDialogProps>(
  async () => (await import('./tool-limit-dialog.tsx')).ToolLimitDialog,
);

/** The tools that may be in use only so often at once, and who uses them now. */
export function ToolLimitsPanel() {
  useWarm(ToolLimitDialog);
  const mayWrite = useMay('scheduler:write');
  const { tell } = useToasts();
  const { query, set, replace } = useToolLimits();
  const limits = query.data?.limits ?? [];
  /** The tool whose limit is edited; null: a new one. */
  const [edited, setEdited] = useState<string | null>();
  const [dialogs, setDialogs] = useState(0);
  const open = (tool: string | null) => {
    set.reset();
    setDialogs((before) => before + 1);
    setEdited(tool);
  };
  useActions(mayWrite ? [{ id: 'tools.limit', name: 'Limit a tool…', run: () => open(null) }] : []);
  const save = (limit: ToolLimit) => {
    const at = limits.findIndex(({ tool }) => tool === edited);
    const kept: readonly ToolLimit[] = limits;
    replace(at < 0 ? [...kept, limit] : kept.toSpliced(at, 1, limit), () => {
      setEdited(undefined);
      tell(`${limit.tool} may be in use ${limit.uses} at once, from the next call on.`);
    });
  };
  const rows = limits.map((limit): ToolLimitRow => ({
    limit,
    busy: set.isPending,
    onOpen: () => open(limit.tool),
    onRemove: () =>
      replace(
        limits.filter((other) => other !== limit),
        () => tell(`${limit.tool} has no limit any more.`),
      ),
  }));
  const problem = set.error?.message;
  return (
    <Panel
      title="Tool limits"
      note="how often each may be in use at once, in all pools together"
      actions={mayWrite && <Button onClick={() => open(null)}>Limit a tool…</Button>}
    >
      <QueryState query={query} what="the limits of tools" rows={2}>
        {() =>
          limits.length === 0 ? (
            <EmptyState title="No limits. Every call may use every tool that its agent has." />
          ) : (
            <DataTable
              caption="Tool limits"
              columns={mayWrite ? writeColumns : readColumns}
              rows={rows}
              rowKey={({ limit }) => limit.tool}
            />
          )
        }
      </QueryState>
      {edited === undefined && problem !== undefined && (
        <p role="alert" className="px-4 py-2 text-stop">
          {problem}
        </p>
      )}
      <ToolLimitDialog
        key={dialogs}
        open={edited !== undefined}
        limit={limits.find(({ tool }) => tool === edited)}
        pending={set.isPending}
        problem={problem}
        onCancel={() => setEdited(undefined)}
        onLimit={save}
      />
    </Panel>
  );
}
