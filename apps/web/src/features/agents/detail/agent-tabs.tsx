'use client';

import { Tabs } from '@base-ui/react/tabs';
import { parseAsString, useQueryState } from 'nuqs';
import type { ReactNode } from 'react';
import { AgentBudgetsTab } from '@/features/budgets/above-agent/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { lazyPart, useWarm } from '@/later/index.ts';
import { useKeys } from '@/preferences/index.ts';
import type { AgentDetail } from '../agent-types.ts';
import { OverviewTab } from './overview-tab.tsx';

const AgentKeys = lazyPart(async () => (await import('./agent-keys.tsx')).AgentKeys);
const AuditTab = lazyPart(async () => (await import('./audit-tab.tsx')).AuditTab);
const CallsTab = lazyPart(async () => (await import('./calls-tab.tsx')).CallsTab);
const LoopsTab = lazyPart(async () => (await import('./loops-tab.tsx')).LoopsTab);
const MarketTab = lazyPart(async () => (await import('@/features/market/why/index.ts')).AgentMarketTab);
const PermissionsTab = lazyPart(async () => (await import('./permissions-tab.tsx')).PermissionsTab);
const RunsTab = lazyPart(async () => (await import('./runs-tab.tsx')).RunsTab);
const VersionsTab = lazyPart(async () => (await import('./versions-tab.tsx')).VersionsTab);

interface Tab {
  readonly id: string;
  readonly name: string;
  readonly key?: string;
  readonly content: ReactNode;
}

const tabClass =
  '-mb-px h-9 border-b-2 border-transparent whitespace-nowrap text-ink-2 hover:text-ink-1 data-active:border-ink-1 data-active:font-medium data-active:text-ink-1';

/** The agent's page by subject; the address keeps the open tab. What the viewer may not read is absent. */
export function AgentTabs({ agent }: { readonly agent: AgentDetail }) {
  useWarm(AgentKeys);
  useWarm(AuditTab);
  useWarm(CallsTab);
  useWarm(LoopsTab);
  useWarm(MarketTab);
  useWarm(PermissionsTab);
  useWarm(RunsTab);
  useWarm(VersionsTab);
  const may = {
    calls: useMay('calls:read'),
    keys: useMay('keys:read'),
    budgets: useMay('budgets:read'),
    market: useMay('market:read'),
    audit: useMay('audit:read'),
  };
  const [section, setSection] = useQueryState('section', parseAsString.withOptions({ history: 'push' }));
  const tabs: Tab[] = [
    { id: 'overview', name: 'Overview', content: <OverviewTab agent={agent} onOpen={openSection} /> },
  ];
  if (may.calls) {
    tabs.push(
      { id: 'calls', name: 'Calls', content: <CallsTab agent={agent} /> },
      { id: 'runs', name: 'Runs', key: 'r', content: <RunsTab agent={agent} /> },
    );
  }
  if (may.budgets) tabs.push({ id: 'budget', name: 'Budget', content: <AgentBudgetsTab agentId={agent.id} /> });
  if (may.market) {
    tabs.push({ id: 'market', name: 'Market', key: 'm', content: <MarketTab agentId={agent.id} /> });
  }
  if (may.keys) tabs.push({ id: 'keys', name: 'Keys', content: <AgentKeys agent={agent} /> });
  tabs.push(
    { id: 'loops', name: 'Loops', content: <LoopsTab agent={agent} /> },
    { id: 'permissions', name: 'Permissions', key: 'p', content: <PermissionsTab agent={agent} /> },
    { id: 'versions', name: `Versions ${agent.version}`, key: 'v', content: <VersionsTab agent={agent} /> },
  );
  if (may.audit) tabs.push({ id: 'audit', name: 'Audit', content: <AuditTab agent={agent} /> });
  function openSection(id: string) {
    void setSection(id === 'overview' ? null : id);
  }
  useKeys(
    Object.fromEntries(
      tabs.flatMap(({ id, key }) => (key === undefined ? [] : [[key, { does: id, run: () => openSection(id) }]])),
    ),
  );
  const open = tabs.find(({ id }) => id === section) ?? tabs[0];
  return (
    <Tabs.Root
      value={open?.id}
      onValueChange={(next) => openSection(String(next))}
      className="flex min-h-0 flex-1 flex-col"
    >
      <Tabs.List
        aria-label={`About ${agent.slug}`}
        className="flex shrink-0 gap-5 overflow-x-auto border-b border-line-1 px-4"
      >
        {tabs.map(({ id, name }) => (
          <Tabs.Tab key={id} value={id} className={tabClass}>
            {name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel key={open?.id} value={open?.id} className="flex min-h-0 flex-1 flex-col overflow-y-auto">
        {open?.content}
      </Tabs.Panel>
    </Tabs.Root>
  );
}
