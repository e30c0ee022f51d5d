'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  DataTable,
  Dialog,
  DialogActions,
  QueryState,
  TextAreaField,
  useToasts,
  type Column,
} from '@/components/ui/index.ts';
import { formatCount, formatQuantity } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { RouterOutputs } from '@/trpc/router-outputs.ts';
import { useValueRefresh } from '../use-value-refresh.ts';

type Preview = RouterOutputs['value']['previewImport'];
type RowError = Preview['errors'][number];

const header = 'task_id,decision,reference,units,value_usd,human_minutes,reason';
const errorColumns: readonly Column<RowError>[] = [
  { key: 'line', head: 'line', align: 'right', cell: ({ line }) => formatCount(line) },
  { key: 'words', head: 'What stops it', className: 'whitespace-normal', cell: ({ words }) => words },
];

function PreviewText({ preview }: { readonly preview: Preview }) {
  const { rows, recorded, repeated, errors, errorsMore } = preview;
  if (errors.length === 0) {
    const again = repeated === 0 ? '' : ` ${formatQuantity(repeated, 'row')} recorded before: passed over.`;
    return <p role="status">{`${formatQuantity(rows, 'row')}, ${formatCount(recorded)} to record.${again}`}</p>;
  }
  return (
    <>
      <p role="alert" className="text-stop">
        {`${formatQuantity(errors.length + errorsMore, 'row')} of ${formatCount(rows)} cannot be recorded, so none is. Mend the file.`}
      </p>
      <div className="max-h-48 overflow-y-auto">
        <DataTable
          caption="Rows that cannot be recorded"
          columns={errorColumns}
          rows={errors}
          rowKey={({ line, words }) => `${line} ${words}`}
        />
      </div>
      {errorsMore > 0 && <p className="text-12 text-ink-3">{`and ${formatCount(errorsMore)} more`}</p>}
    </>
  );
}

/** Outcomes from a file: shown first with what is wrong in which line, then recorded, all of it or nothing. */
export function ImportOutcomes({ onClose }: { readonly onClose: () => void }) {
  const trpc = useTRPC();
  const refresh = useValueRefresh();
  const { tell } = useToasts();
  const [csv, setCsv] = useState('');
  const [asked, setAsked] = useState<string>();
  const preview = useQuery({
    ...trpc.value.previewImport.queryOptions({ csv: asked ?? '' }),
    enabled: asked !== undefined,
    staleTime: 0,
    gcTime: 0,
  });
  const commit = useMutation(
    trpc.value.importOutcomes.mutationOptions({
      onSuccess: async ({ recorded }) => {
        await refresh();
        onClose();
        tell(`${formatQuantity(recorded, 'outcome')} recorded.`);
      },
    }),
  );
  const change = (text: string) => {
    setCsv(text);
    setAsked(undefined);
    commit.reset();
  };
  const toRecord = asked !== undefined && preview.data?.errors.length === 0 ? preview.data.recorded : 0;
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title="Import outcomes"
      description="Each row says what came of a task: reported, accepted or rejected. A reference that was recorded before is passed over, so a file may be sent again."
    >
      <div className="flex flex-col gap-3">
        <label className="text-12 text-ink-2">
          <span className="mb-1 block">File</span>
          <input
            type="file"
            accept=".csv,text/csv"
            onChange={(event) => void event.target.files?.[0]?.text().then(change)}
            className="block w-full text-12 text-ink-1 file:mr-2 file:h-7 file:rounded-control file:border file:border-line-2 file:bg-surface-1 file:px-2 file:text-ink-1"
          />
        </label>
        <TextAreaField
          label="Rows"
          name="csv"
          rows={6}
          spellCheck={false}
          className="font-mono text-12"
          value={csv}
          onChange={(event) => change(event.target.value)}
          placeholder={header}
          hint={`With a header line: ${header}. The first three are needed. Amounts are in USD.`}
        />
        {asked !== undefined && (
          <QueryState query={preview} what="the preview" rows={2}>
            {(shown) => <PreviewText preview={shown} />}
          </QueryState>
        )}
        <p role="alert" className="text-stop empty:hidden">
          {commit.error?.message}
        </p>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button disabled={csv.trim() === ''} pending={preview.isFetching} onClick={() => setAsked(csv)}>
            Preview
          </Button>
          <Button
            look="main"
            disabled={toRecord === 0}
            pending={commit.isPending}
            onClick={() => asked !== undefined && commit.mutate({ csv: asked })}
          >
            {toRecord > 0 ? `Record ${formatQuantity(toRecord, 'outcome')}` : 'Record'}
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  );
}
