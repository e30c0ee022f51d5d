'use client';

import { Tabs } from '@base-ui/react/tabs';
import { CodeBlock } from '@/components/ui/index.ts';
import { connectSnippets, type SnippetFacts } from './connect-snippets.ts';

const tabClass =
  'h-7 rounded-control px-2 text-12 whitespace-nowrap text-ink-2 data-active:bg-surface-3 data-active:font-medium data-active:text-ink-1';

/** How to make the first call, one tab for each language or framework. */
export function SnippetTabs(facts: SnippetFacts) {
  const snippets = connectSnippets(facts);
  return (
    <Tabs.Root defaultValue={snippets[0]?.id}>
      <Tabs.List aria-label="Language or framework" className="flex flex-wrap gap-1">
        {snippets.map(({ id, name }) => (
          <Tabs.Tab key={id} value={id} className={tabClass}>
            {name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {snippets.map(({ id, name, text, unavailable }) => (
        <Tabs.Panel key={id} value={id} className="mt-2">
          {unavailable === undefined ? (
            <CodeBlock label={name} code={text} />
          ) : (
            <p className="text-ink-2">{unavailable}</p>
          )}
        </Tabs.Panel>
      ))}
    </Tabs.Root>
  );
}
