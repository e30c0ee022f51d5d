'use client';

import { useState } from 'react';
import type { Callable } from '@/components/callable/index.ts';
import { Button, TextAreaField } from '@/components/ui/index.ts';
import type { RouterOutputs } from '@/trpc/router-outputs.ts';
import type { ChatSettings } from './chat-types.ts';
import { Pane } from './pane.tsx';
import { panesMax } from './pane-state.ts';
import { readTools } from './read-tools.ts';
import { emptySettings, SettingsForm, type SettingsText } from './settings-form.tsx';
import { usePanes } from './use-panes.ts';
import { usePlaygroundKey } from './use-playground-key.ts';

type Agents = RouterOutputs['agents']['list'];

export interface PlaygroundRoomProps {
  readonly agents: Agents;
  readonly agent: Agents[number];
  /** Chat models and routes that the agent may ask for; at least one. */
  readonly callables: readonly Callable[];
  readonly onAgent: (agentId: string) => void;
}

function numberOf(text: string): number | undefined {
  return text.trim() === '' || !Number.isFinite(Number(text)) ? undefined : Number(text);
}

/** The playground of one agent. */
export function PlaygroundRoom({ agents, agent, callables, onAgent }: PlaygroundRoomProps) {
  const [settingsText, setSettingsText] = useState<SettingsText>(emptySettings);
  const [prompt, setPrompt] = useState('');
  const control = usePanes(callables[0]?.name ?? '', usePlaygroundKey(agent.id));
  const { panes, running } = control;
  const tools = readTools(settingsText.tools);
  const settings: ChatSettings = {
    system: settingsText.system,
    temperature: numberOf(settingsText.temperature),
    maxOutputTokens: numberOf(settingsText.maxOutputTokens),
    stream: settingsText.stream,
    tools: tools.ok ? tools.tools : undefined,
  };
  const maySend = prompt.trim() !== '' && !running && tools.ok;
  const send = () => {
    if (!maySend) return;
    const ids = panes.map(({ id }) => id);
    control.say(ids, [{ role: 'user', content: prompt }], settings);
    setPrompt('');
  };
  return (
    <div className="flex min-h-0 flex-1 flex-col lg:flex-row">
      <SettingsForm
        agents={agents}
        agentId={agent.id}
        onAgent={onAgent}
        settings={settingsText}
        onSettings={setSettingsText}
        toolsProblem={tools.ok ? undefined : tools.problem}
      />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <div className="flex min-h-64 flex-1 max-md:flex-col">
          {panes.map((pane) => (
            <Pane
              key={pane.id}
              pane={pane}
              callables={callables}
              onChoose={(model) => control.choose(pane.id, model)}
              onRemove={panes.length > 1 ? () => control.remove(pane.id) : undefined}
              onResults={(results) => control.say([pane.id], results, settings)}
            />
          ))}
        </div>
        <form
          className="flex flex-col gap-2 border-t border-line-1 bg-surface-0 p-3"
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <TextAreaField
            label="What you say"
            rows={3}
            value={prompt}
            onChange={(event) => setPrompt(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) send();
            }}
          />
          <div className="flex flex-wrap items-center gap-2">
            <Button type="submit" look="main" disabled={!maySend}>
              Send to {panes.length === 1 ? panes[0]?.model : `${panes.length} models`}
            </Button>
            <Button disabled={!running} onClick={control.stop}>
              Stop
            </Button>
            <Button look="ghost" disabled={running} onClick={control.clear}>
              Start over
            </Button>
            {panes.length < panesMax && (
              <Button
                look="ghost"
                className="ml-auto"
                disabled={running}
                onClick={() => control.add((callables[panes.length] ?? callables[0])?.name ?? '')}
              >
                Compare with another model
              </Button>
            )}
            <span className="text-12 text-ink-3">Ctrl or ⌘ with Enter sends</span>
          </div>
        </form>
      </div>
    </div>
  );
}
