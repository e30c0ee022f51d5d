'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { parseAsInteger, useQueryState } from 'nuqs';
import { useState } from 'react';
import { Button, ConfirmDialog, EmptyState, Panel, QueryState, StateBadge, useToasts } from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { IntentVersion } from '../intent-types.ts';
import { useIntentRefresh } from '../use-intent-refresh.ts';
import { Accuracy } from './accuracy.tsx';
import { AnotherSplit } from './another-split.tsx';
import { TrainDialog } from './train-dialog.tsx';
import { VersionsTable } from './versions-table.tsx';

function SwitchOff({ version }: { readonly version: IntentVersion }) {
  const trpc = useTRPC();
  const refresh = useIntentRefresh();
  const { tell } = useToasts();
  const [open, setOpen] = useState(false);
  const off = useMutation(
    trpc.intent.deactivate.mutationOptions({
      onSuccess: async () => {
        await refresh();
        setOpen(false);
        tell('No text is read from now on.');
      },
    }),
  );
  return (
    <>
      <Button onClick={() => setOpen(true)}>Switch off…</Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={`Switch off version ${version.number}`}
        effect="From the next call on no text is read. Rules, claims of requests and the criticality of agents go on."
        confirm="Switch off"
        look="main"
        pending={off.isPending}
        problem={off.error?.message}
        onConfirm={() => off.mutate()}
      />
    </>
  );
}

/** What was learnt, how well it does, and which version reads the calls. */
export function ClassifierPanel() {
  const trpc = useTRPC();
  const mayWrite = useMay('scheduler:write');
  const versions = useQuery(trpc.intent.versions.queryOptions());
  const [number, setNumber] = useQueryState('version', parseAsInteger);
  const active = versions.data?.find((version) => version.active);
  const shown = versions.data?.find((version) => version.number === number) ?? versions.data?.[0];
  return (
    <Panel
      title="Classifier"
      note={
        active ? (
          <StateBadge shape="ready">{`version ${active.number} reads the ${active.reads} of calls`}</StateBadge>
        ) : (
          'no version reads the calls'
        )
      }
      actions={
        mayWrite && (
          <>
            {active && <SwitchOff version={active} />}
            <TrainDialog
              before={(active ?? versions.data?.[0])?.reads ?? 'words'}
              onTrained={() => void setNumber(null)}
            />
          </>
        )
      }
    >
      <QueryState query={versions} what="the versions">
        {(all) =>
          shown === undefined ? (
            <EmptyState title="Nothing is trained yet. Add examples, then train; it takes a second.">
              <p className="mt-1">A version reads no calls until you put it to use.</p>
            </EmptyState>
          ) : (
            <>
              <Accuracy evaluation={shown.evaluation} />
              {mayWrite && <AnotherSplit key={shown.reads} reads={shown.reads} />}
              <VersionsTable
                versions={all}
                shown={shown}
                onShow={(version) => void setNumber(version.number)}
                mayWrite={mayWrite}
              />
            </>
          )
        }
      </QueryState>
    </Panel>
  );
}
