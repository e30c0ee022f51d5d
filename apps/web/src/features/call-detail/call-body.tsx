'use client';

import { Panel, QueryState } from '@/components/ui/index.ts';
import { lazyPart, useWarm } from '@/later/index.ts';
import { CallBudgets } from './call-budgets.tsx';
import { CallEnergy } from './call-energy.tsx';
import { CallFacts, EstimateFacts } from './call-facts.tsx';
import { CallHeadline } from './call-headline.tsx';
import { CallPath } from './call-path.tsx';
import type { CallDetail } from './call-types.ts';
import { CallUsage } from './call-usage.tsx';
import { describeUsageSource } from './describe-usage.ts';
import { useCall } from './use-call.ts';

const CallMessages = lazyPart(async () => (await import('./call-messages.tsx')).CallMessages);
const CallMarket = lazyPart(async () => (await import('@/features/market/why/index.ts')).MarketWhy);
const CallRaw = lazyPart(async () => (await import('./call-raw.tsx')).CallRaw);

export interface CallBodyProps {
  readonly callId: string;
  /** One of `useCallTabs`; anything else is the first. */
  readonly tab: string | undefined;
  /** Whether who asked and what answered stands beside this body already. */
  readonly factsBeside?: boolean;
}

function UsagePanel({ call }: { readonly call: CallDetail }) {
  return (
    <>
      <Panel title="Usage" note={describeUsageSource(call)}>
        <CallUsage call={call} />
      </Panel>
      <CallEnergy call={call} />
      <CallBudgets call={call} />
    </>
  );
}

interface TabProps {
  readonly call: CallDetail;
  readonly tab: string;
  readonly factsBeside: boolean;
}

function Tab({ call, tab, factsBeside }: TabProps) {
  switch (tab) {
    case 'messages':
      return <CallMessages call={call} />;
    case 'market':
      return (
        <Panel title="While it waited" note="its agent’s rounds, prices in credits per slot-second">
          <CallMarket of={{ callId: call.id }} />
        </Panel>
      );
    case 'raw':
      return <CallRaw call={call} />;
    case 'usage':
      return (
        <>
          <UsagePanel call={call} />
          <Panel title="Before the call" note="what was expected and held back">
            <EstimateFacts call={call} />
          </Panel>
        </>
      );
    default:
      return (
        <>
          <CallHeadline call={call} />
          <CallPath call={call} />
          <div className="border-t border-line-1">
            <UsagePanel call={call} />
          </div>
          {!factsBeside && (
            <Panel title="Identity" note="who asked, what answered">
              <CallFacts call={call} />
            </Panel>
          )}
        </>
      );
  }
}

/** One call, for a docked panel or a page: the tab that is open. */
export function CallBody({ callId, tab, factsBeside = false }: CallBodyProps) {
  useWarm(CallMessages);
  useWarm(CallMarket);
  useWarm(CallRaw);
  const query = useCall(callId);
  return (
    <QueryState query={query} what="the call" rows={10}>
      {(call) => <Tab call={call} tab={tab ?? 'path'} factsBeside={factsBeside} />}
    </QueryState>
  );
}
