import { Panel } from '@/components/ui/index.ts';
import { BidSection } from '../bid/bid-section.tsx';
import { MarketWhy } from './market-why.tsx';

/** An agent in the market: how it bids, and why it got what it got in its last rounds. */
export function AgentMarketTab({ agentId }: { readonly agentId: string }) {
  return (
    <>
      <Panel title="Last rounds" note="prices in credits per slot-second; what ended alike is one line">
        <MarketWhy of={{ agentId }} />
      </Panel>
      <BidSection agentId={agentId} />
    </>
  );
}
