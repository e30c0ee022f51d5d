'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { PeekTabs, usePeek } from '@/components/peek/index.ts';
import { buttonClass, CopyButton, Page, Panel, QueryState, StateBadge } from '@/components/ui/index.ts';
import { CallBody, CallFacts, callsLike, useCall, useCallTabs, type CallDetail } from '@/features/call-detail/index.ts';
import { useActions } from '@/features/shell/index.ts';
import { useKeys } from '@/preferences/index.ts';
import { shapeOf } from './describe-state.ts';

function actionsOf(call: CallDetail, go: (href: Route) => void) {
  const { agent, runId, receivedAt } = call;
  const open = {
    id: 'call.agent',
    name: `Open agent ${agent.slug}`,
    run: () => go(`/agents/${agent.slug}` as Route),
  };
  if (runId === null) return [open];
  return [open, { id: 'call.run', name: `Show run ${runId}`, run: () => go(callsLike('run', runId, receivedAt)) }];
}

/** To the calls before and after this one in its run; the open tab stays. */
function RunSteps({ previous, next }: { readonly previous: string | null; readonly next: string | null }) {
  const { tab } = usePeek();
  const router = useRouter();
  const hrefOf = (id: string) => `/calls/${id}${tab === undefined ? '' : `?tab=${tab}`}` as Route;
  useKeys({
    ...(next === null ? {} : { j: () => router.push(hrefOf(next)) }),
    ...(previous === null ? {} : { k: () => router.push(hrefOf(previous)) }),
  });
  if (previous === null && next === null) return null;
  const step = (id: string | null, name: string, key: string, icon: React.ReactNode) =>
    id !== null && (
      <Link href={hrefOf(id)} title={`${name} call of this run (${key})`} className={buttonClass('ghost')}>
        {icon}
        {name} in run
      </Link>
    );
  const size = { size: 14, strokeWidth: 1.6, 'aria-hidden': true } as const;
  return (
    <nav aria-label="Calls of this run" className="flex gap-2">
      {step(previous, 'Previous', 'k', <ChevronLeft {...size} />)}
      {step(next, 'Next', 'j', <ChevronRight {...size} />)}
    </nav>
  );
}

/** What happened to one call: its way, its messages, its usage, and who asked. */
export function CallPage({ callId }: { readonly callId: string }) {
  const query = useCall(callId);
  const tabs = useCallTabs(callId);
  const { tab, setTab } = usePeek();
  const router = useRouter();
  const call = query.data;
  useActions([
    {
      id: 'call.messages',
      name: 'Read the messages',
      note: 'goes into the audit trail',
      run: () => setTab('messages'),
    },
    { id: 'call.curl', name: 'Repeat with curl…', run: () => setTab('raw') },
    ...(call === undefined ? [] : actionsOf(call, (href) => router.push(href))),
  ]);
  return (
    <Page
      fill
      title={<span className="font-mono text-13 break-all">{callId}</span>}
      note={<CopyButton text={callId} what="call id" />}
      actions={
        query.data && (
          <>
            <StateBadge shape={shapeOf(query.data.state)}>{query.data.state}</StateBadge>
            <RunSteps previous={query.data.previousInRun} next={query.data.nextInRun} />
          </>
        )
      }
    >
      <div className="min-h-0 flex-1 max-lg:overflow-y-auto lg:grid lg:grid-cols-[minmax(0,1fr)_360px]">
        <div className="min-h-0 min-w-0 lg:flex lg:flex-col lg:border-r lg:border-line-1">
          <PeekTabs tabs={tabs}>
            <CallBody callId={callId} tab={tab} factsBeside />
          </PeekTabs>
        </div>
        <div className="min-h-0 min-w-0 lg:overflow-y-auto">
          <Panel title="Identity" note="who asked, what answered">
            <QueryState query={query} what="the call" rows={10}>
              {(shown) => <CallFacts call={shown} />}
            </QueryState>
          </Panel>
        </div>
      </div>
    </Page>
  );
}
