'use client';

import { Tabs } from '@base-ui/react/tabs';
import { useQuery } from '@tanstack/react-query';
import { CopyButton, Panel } from '@/components/ui/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { AgentListItem } from './agent-types.ts';
import { connectSnippets } from './connect-snippets.ts';

/** How to point an existing agent at the kernel: two variables, nothing else changes. */
export function ConnectPanel({ agent, kernelUrl }: { readonly agent: AgentListItem; readonly kernelUrl: string }) {
  const trpc = useTRPC();
  const models = useQuery(trpc.models.list.queryOptions());
  const chat = models.data?.find(
    ({ kind, state, name }) =>
      kind === 'chat' && state === 'active' && (agent.allowedModels.length === 0 || agent.allowedModels.includes(name)),
  );
  const snippets = connectSnippets(kernelUrl, chat?.name ?? 'your-model');
  return (
    <Panel
      title={agent.lastCallAt === null ? 'Connect your first agent' : 'Connect'}
      note="two variables, no code changes"
    >
      <Tabs.Root defaultValue="TypeScript" className="px-4 py-2">
        <Tabs.List aria-label="Language" className="flex gap-1">
          {snippets.map(({ name }) => (
            <Tabs.Tab
              key={name}
              value={name}
              className="h-6 rounded-control px-2 text-12 text-ink-2 data-active:bg-surface-3 data-active:font-medium data-active:text-ink-1"
            >
              {name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {snippets.map(({ name, text }) => (
          <Tabs.Panel key={name} value={name} className="relative mt-2">
            <pre className="break-words whitespace-pre-wrap rounded-control border border-line-1 bg-surface-2 p-3 font-mono text-12">
              {text}
            </pre>
            <div className="absolute top-1.5 right-1.5">
              <CopyButton text={text} what={`${name} snippet`} labelled />
            </div>
          </Tabs.Panel>
        ))}
      </Tabs.Root>
    </Panel>
  );
}
