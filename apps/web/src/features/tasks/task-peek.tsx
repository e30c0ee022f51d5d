'use client';

import { useQuery } from '@tanstack/react-query';
import type { Route } from 'next';
import Link from 'next/link';
import { Peek } from '@/components/peek/index.ts';
import { AgentName, CopyButton, Duration, Facts, QueryState, SimulatedBadge, Time } from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { nothing } from '@/format/index.ts';
import { lazyPart } from '@/later/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { AssignmentSection } from './assignment-section.tsx';
import { CancelTask } from './cancel-task.tsx';
import { ReassignTask } from './reassign-task.tsx';
import { runHref } from './run-href.ts';
import { TaskBadge } from './task-badge.tsx';
import { creatorOf } from './task-columns.tsx';
import { TaskContent } from './task-content.tsx';
import { isOpen, type ListedTask, type TaskDetail } from './task-types.ts';

const TaskOutcome = lazyPart(async () => (await import('@/features/finance/value/above-task/index.ts')).TaskOutcome);

const pollMs = 3_000;
const usPerMs = 1000;

export interface TaskPeekProps {
  readonly item: ListedTask;
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
}

/** One task beside the list: what it is, who does it and why, what came of it. */
export function TaskPeek({ item, onPrevious, onNext }: TaskPeekProps) {
  const trpc = useTRPC();
  const [mayWrite, mayRead, mayMoney] = [useMay('tasks:write'), useMay('payloads:read'), useMay('finance:read')];
  const query = useQuery({
    ...trpc.tasks.get.queryOptions({ taskId: item.id }),
    refetchInterval: ({ state }) => (state.data === undefined || isOpen(state.data) ? pollMs : false),
  });
  return (
    <Peek
      label={`Task ${item.id}`}
      title={
        <>
          <h2 className="truncate font-semibold" title={item.title}>
            {item.title}
          </h2>
          <TaskBadge state={item.state} />
          {item.simulated && <SimulatedBadge />}
        </>
      }
      onPrevious={onPrevious}
      onNext={onNext}
    >
      {mayWrite && isOpen(item) && (
        <div className="flex flex-wrap gap-2 border-b border-line-1 px-4 py-2">
          <ReassignTask task={item} />
          <CancelTask task={item} />
        </div>
      )}
      <QueryState query={query} what="the task" rows={8}>
        {(task) => (
          <>
            <TaskFacts task={task} waitedMs={item.waitedMs} />
            <AssignmentSection task={task} />
            {mayMoney && <TaskOutcome taskId={task.id} state={task.state} />}
            {mayRead && <TaskContent task={task} />}
          </>
        )}
      </QueryState>
    </Peek>
  );
}

function TaskFacts({ task, waitedMs }: { readonly task: TaskDetail; readonly waitedMs: number }) {
  const { agent, error, capabilities, deadlineAt, startedAt, finishedAt, leaseUntil } = task;
  const ranMs = startedAt === null || finishedAt === null ? null : Math.max(0, finishedAt - startedAt);
  return (
    <Facts
      facts={[
        [
          'Digital employee',
          agent === null ? (
            nothing
          ) : (
            <AgentName key="agent" slug={agent.slug} name={agent.name} href={`/agents/${agent.slug}` as Route} />
          ),
        ],
        ['Instance', task.instance ?? nothing],
        ['Needs', capabilities.length === 0 ? nothing : capabilities.join(', ')],
        ['Class', task.serviceClass],
        ['Attempts', `${task.attempts} of ${task.attemptsMax}`],
        ...(error === null
          ? []
          : ([
              [
                task.state === 'failed' ? 'Failed' : 'Last attempt',
                <span key="error" className="text-stop">
                  {error.message}
                </span>,
              ],
            ] as const)),
        ['Waited', <Duration key="waited" us={waitedMs * usPerMs} />],
        ...(ranMs === null ? [] : ([['Ran', <Duration key="ran" us={ranMs * usPerMs} />]] as const)),
        ['Created', <Time key="created" at={task.createdAt} form="date" />],
        ['Created by', creatorOf(task)],
        ...(deadlineAt === null ? [] : ([['Deadline', <Time key="deadline" at={deadlineAt} form="date" />]] as const)),
        ...(leaseUntil === null ? [] : ([['Held until', <Time key="lease" at={leaseUntil} />]] as const)),
        [
          'Run',
          <Link key="run" href={runHref(task.runId)} className="font-mono break-all text-you hover:underline">
            {task.runId}
          </Link>,
        ],
        [
          'Identity',
          <span key="id" className="inline-flex items-center gap-1 font-mono break-all">
            {task.id}
            <CopyButton text={task.id} what="identity" />
          </span>,
        ],
      ]}
    />
  );
}
