'use client';

import { X } from 'lucide-react';
import { CallableOptions, type Callable } from '@/components/callable/index.ts';
import { Button, SimulatedBadge } from '@/components/ui/index.ts';
import type { ChatMessage } from './chat-types.ts';
import { PaneConversation } from './pane-conversation.tsx';
import { PaneFoot } from './pane-foot.tsx';
import { openToolCalls, type PaneState } from './pane-state.ts';
import { ToolResults } from './tool-results.tsx';

export interface PaneProps {
  readonly pane: PaneState;
  readonly callables: readonly Callable[];
  readonly onChoose: (model: string) => void;
  /** Undefined when it is the only one. */
  readonly onRemove: (() => void) | undefined;
  readonly onResults: (results: readonly ChatMessage[]) => void;
}

/** One model: its choice, the conversation with it, and what the newest turn took. */
export function Pane({ pane, callables, onChoose, onRemove, onResults }: PaneProps) {
  const { model, turn } = pane;
  const simulated = callables.find(({ name }) => name === model)?.simulated === true;
  const calls = openToolCalls(pane);
  // Takes the focus, so that arrow keys scroll it.
  const scrollable = { tabIndex: 0, role: 'group', 'aria-label': `Answers of ${model}` };
  return (
    <section aria-label={model} className="flex min-w-0 flex-1 flex-col border-r border-line-1 last:border-r-0">
      <div className="flex h-9 shrink-0 items-center gap-2 border-b border-line-1 px-3">
        <select
          aria-label="Model or route"
          value={model}
          onChange={(event) => onChoose(event.target.value)}
          className="h-6 min-w-0 rounded-control border border-line-3 bg-surface-1 px-1 font-medium"
        >
          <CallableOptions names={callables} />
        </select>
        {simulated && <SimulatedBadge />}
        {onRemove && (
          <Button look="ghost" size="small" className="ml-auto" aria-label={`Close ${model}`} onClick={onRemove}>
            <X aria-hidden="true" size={14} strokeWidth={1.6} />
          </Button>
        )}
      </div>
      <div {...scrollable} className="min-h-0 flex-1 overflow-y-auto">
        {pane.messages.length === 0 && turn === undefined && (
          <p className="px-3 py-3 text-ink-3">
            Nothing was said yet. Every turn is a call of the agent: governed, billed, kept.
          </p>
        )}
        <PaneConversation pane={pane} />
        {turn?.state === 'stopped' && <p className="px-3 py-2 text-ink-3">Stopped. What had come is kept.</p>}
        {turn?.problem !== undefined && (
          <p role="alert" className="px-3 py-2 text-stop">
            {turn.problem}
          </p>
        )}
        {calls.length > 0 && <ToolResults key={pane.messages.length} calls={calls} onReturn={onResults} />}
      </div>
      {turn && <PaneFoot turn={turn} />}
    </section>
  );
}
