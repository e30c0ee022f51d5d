import { CopyButton, Facts, PersonName, RiskPips, Time } from '@/components/ui/index.ts';
import { nothing } from '@/format/index.ts';
import type { AgentDetail } from '../agent-types.ts';
import { HealthCell } from '../health-cell.tsx';
import { tierOf } from '../tier-of.ts';

/** Purpose, owner and place first: what the person on call must know. */
export function IdentityPanel({ agent }: { readonly agent: AgentDetail }) {
  const { riskClass } = agent;
  return (
    <section aria-label="Identity" className="border-b border-line-1">
      <p dir="auto" className="px-4 pt-3 pb-1 break-words text-ink-1">
        {agent.purpose === '' ? <span className="text-ink-3">No purpose is written down.</span> : agent.purpose}
      </p>
      <Facts
        facts={[
          ['Name', agent.name],
          ['Owner', <PersonName key="owner" name={agent.owner?.name ?? null} />],
          ['Department', agent.department.name],
          ['Team', agent.team?.name ?? nothing],
          [
            'Risk class',
            riskClass === null ? (
              <span key="risk" className="text-ink-3">
                not registered
              </span>
            ) : (
              <RiskPips key="risk" tier={tierOf(riskClass)} focusable />
            ),
          ],
          ['Health, 24 h', <HealthCell key="health" health={agent.health} />],
          [
            'Identity',
            <span key="id" className="inline-flex max-w-full items-center gap-1 font-mono break-all">
              {agent.id}
              <CopyButton text={agent.id} what="identity" />
            </span>,
          ],
          ['Registered', <Time key="created" at={agent.createdAt} form="date" />],
          ['Last call', <Time key="last" at={agent.lastCallAt} form="ago" />],
        ]}
      />
    </section>
  );
}
