'use client';

import { serviceClasses } from '@agent-os/core/choices';
import { keepPreviousData, useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { parseAsString, parseAsStringLiteral, useQueryState } from 'nuqs';
import {
  Button,
  DataTable,
  EmptyState,
  ErrorState,
  LoadingRows,
  Panel,
  TextField,
  useToasts,
  type Column,
} from '@/components/ui/index.ts';
import { ClassMark } from '@/features/scheduler/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { IntentExample } from '../intent-types.ts';
import { useIntentRefresh } from '../use-intent-refresh.ts';
import { AddExamples, outcomeWords } from './add-examples.tsx';
import { ClassTabs } from './class-tabs.tsx';

const pageSize = 40;

function RemoveExample({ example }: { readonly example: IntentExample }) {
  const trpc = useTRPC();
  const refresh = useIntentRefresh();
  const { toast, tellProblem } = useToasts();
  const restore = useMutation(trpc.intent.addExamples.mutationOptions({ onSuccess: refresh }));
  const remove = useMutation(
    trpc.intent.removeExamples.mutationOptions({
      onSuccess: async () => {
        await refresh();
        const { serviceClass, text } = example;
        toast({ title: 'The example is removed.', undo: () => restore.mutate({ serviceClass, texts: [text] }) });
      },
      onError: ({ message }) => tellProblem(message),
    }),
  );
  return (
    <Button
      look="ghost"
      size="small"
      aria-label={`Remove “${example.text}”`}
      pending={remove.isPending}
      onClick={() => remove.mutate({ exampleIds: [example.id] })}
    >
      <X size={12} strokeWidth={1.6} aria-hidden="true" />
    </Button>
  );
}

const columns: readonly Column<IntentExample>[] = [
  {
    key: 'text',
    head: 'Text',
    className: 'w-full max-w-0',
    cell: ({ text }) => (
      <span title={text} className="block truncate">
        {text}
      </span>
    ),
  },
  { key: 'class', head: 'Class', cell: ({ serviceClass }) => <ClassMark serviceClass={serviceClass} /> },
  {
    key: 'source',
    head: 'From',
    className: 'text-ink-3',
    cell: ({ starter }) => (starter ? 'starter set' : 'your own'),
  },
];
const removable: Column<IntentExample> = {
  key: 'remove',
  head: <span className="sr-only">Remove</span>,
  align: 'right',
  cell: (example) => <RemoveExample example={example} />,
};

/** Loads the examples that come with the product, where there are none yet. */
function BeginWithStarters() {
  const trpc = useTRPC();
  const refresh = useIntentRefresh();
  const { tell, tellProblem } = useToasts();
  const add = useMutation(
    trpc.intent.addStarterExamples.mutationOptions({
      onSuccess: async (outcome) => {
        await refresh();
        tell(outcomeWords(outcome, 'their class'));
      },
      onError: ({ message }) => tellProblem(message),
    }),
  );
  return (
    <p className="mt-2">
      <Button pending={add.isPending} onClick={() => add.mutate()}>
        Begin with the starter set
      </Button>
    </p>
  );
}

/** What the classifier learns from: texts and the class that somebody gave them. */
export function ExamplesPanel() {
  const trpc = useTRPC();
  const mayWrite = useMay('scheduler:write');
  const [serviceClass, setClass] = useQueryState('class', parseAsStringLiteral(serviceClasses));
  const [search, setSearch] = useQueryState('q', parseAsString.withDefault(''));
  const asked = {
    limit: pageSize,
    ...(serviceClass === null ? {} : { serviceClass }),
    ...(search.trim() === '' ? {} : { search: search.trim().slice(0, 100) }),
  };
  const list = useInfiniteQuery({
    ...trpc.intent.examples.infiniteQueryOptions(asked, {
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    }),
    placeholderData: keepPreviousData,
  });
  const pages = list.data?.pages ?? [];
  const counts = pages[0]?.counts;
  const rows = pages.flatMap(({ items }) => items);
  const none = counts !== undefined && Object.values(counts).every((count) => count === 0);
  return (
    <Panel
      title="Examples"
      note="what the classifier learns from"
      actions={mayWrite && <AddExamples initial={serviceClass ?? 'interactive'} />}
    >
      {counts && !none && (
        <div className="flex flex-wrap items-center gap-2 px-4 py-1.5">
          <ClassTabs counts={counts} chosen={serviceClass} onChoose={(chosen) => void setClass(chosen)} />
          <div className="ml-auto w-48">
            <TextField
              label="Find examples"
              quiet
              type="search"
              placeholder="Find examples"
              value={search}
              onChange={(event) => void setSearch(event.target.value || null)}
            />
          </div>
        </div>
      )}
      {list.data === undefined && list.isError && (
        <ErrorState what="the examples" problem={list.error.message} retry={() => void list.refetch()} />
      )}
      {list.data === undefined && !list.isError && <LoadingRows label="the examples" />}
      {none && (
        <EmptyState title="No examples yet. A classifier learns from texts that somebody has labelled.">
          <p className="mt-1">Add your own, a dozen of each class at least, or begin with a set made up for this.</p>
          {mayWrite && <BeginWithStarters />}
        </EmptyState>
      )}
      {list.data !== undefined && !none && rows.length === 0 && <EmptyState title="No example has these words." />}
      {rows.length > 0 && (
        <DataTable
          caption="Examples"
          columns={mayWrite ? [...columns, removable] : columns}
          rows={rows}
          rowKey={({ id }) => id}
        />
      )}
      {list.hasNextPage && (
        <div className="px-4 py-2">
          <Button size="small" pending={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </Panel>
  );
}
