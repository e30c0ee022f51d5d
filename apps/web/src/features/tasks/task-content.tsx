'use client';

import { useQuery } from '@tanstack/react-query';
import { CodeBlock, QueryState } from '@/components/ui/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { TaskDetail } from './task-types.ts';

const soonMs = 200;

/** A text as it is, anything else as indented JSON. */
export function readableContent(json: string): string {
  const value = JSON.parse(json) as unknown;
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}

/** What a task was given and what came of it. Fetched once, and again when it is done: reading leaves a trail. */
export function TaskContent({ task }: { readonly task: TaskDetail }) {
  const trpc = useTRPC();
  const query = useQuery({
    ...trpc.tasks.content.queryOptions({ taskId: task.id }),
    staleTime: Infinity,
    refetchInterval: ({ state }) => (task.state === 'done' && state.data?.result === null ? soonMs : false),
  });
  return (
    <section aria-label="Input and result" className="border-t border-line-1 px-4 py-2">
      <QueryState query={query} what="input and result" rows={3}>
        {({ input, result }) => (
          <>
            <CodeBlock label="input" code={readableContent(input)} wrap />
            {result !== null && <CodeBlock label="result" code={readableContent(result)} wrap />}
          </>
        )}
      </QueryState>
    </section>
  );
}
