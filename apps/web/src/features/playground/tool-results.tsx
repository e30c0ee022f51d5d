'use client';

import { useState } from 'react';
import { Button, TextAreaField } from '@/components/ui/index.ts';
import type { ChatMessage, ToolCall } from './chat-types.ts';

export interface ToolResultsProps {
  readonly calls: readonly ToolCall[];
  readonly onReturn: (results: readonly ChatMessage[]) => void;
}

/** The person plays the tools: what each of them answers goes back to the model. */
export function ToolResults({ calls, onReturn }: ToolResultsProps) {
  const [results, setResults] = useState<Readonly<Record<string, string>>>({});
  return (
    <form
      className="flex flex-col gap-2 border-b border-line-1 bg-surface-2 px-3 py-2"
      onSubmit={(event) => {
        event.preventDefault();
        onReturn(calls.map(({ id }) => ({ role: 'tool', toolCallId: id, content: results[id] ?? '' })));
      }}
    >
      {calls.map(({ id, name }) => (
        <TextAreaField
          key={id}
          label={`What ${name} answers`}
          rows={2}
          value={results[id] ?? ''}
          onChange={(event) => setResults({ ...results, [id]: event.target.value })}
        />
      ))}
      <div>
        <Button type="submit" size="small">
          Return {calls.length === 1 ? 'the result' : `${calls.length} results`}
        </Button>
      </div>
    </form>
  );
}
