'use client';

import { useMemo } from 'react';
import { parseJson, JsonView } from '../json/index.ts';
import { MessageText } from './message-text.tsx';

export interface ToolPartProps {
  readonly kind: 'call' | 'result';
  /** The tool's name; null where the protocol repeats only the id. */
  readonly name: string | null;
  readonly callId?: string | undefined;
  /** Arguments or result as text, JSON or not. */
  readonly content: string;
  readonly failed?: boolean | undefined;
}

function readParts(content: string): { readonly value: object } | undefined {
  try {
    const value = parseJson(content);
    return typeof value === 'object' && value !== null ? { value } : undefined;
  } catch {
    return undefined;
  }
}

/** A tool that was called, or what it answered: JSON as a tree, anything else as text. */
export function ToolPart({ kind, name, callId, content, failed = false }: ToolPartProps) {
  const parts = useMemo(() => readParts(content), [content]);
  const what = kind === 'call' ? 'arguments' : 'result';
  return (
    <div className="my-1 min-w-0">
      <p className="flex flex-wrap items-baseline gap-x-2 text-12">
        <span className="font-mono font-medium [overflow-wrap:anywhere] text-ink-1">{name ?? 'tool'}</span>
        <span className={failed ? 'text-stop' : 'text-ink-3'}>{failed ? `${what}, failed` : what}</span>
        {callId !== undefined && (
          <span className="font-mono text-11 [overflow-wrap:anywhere] text-ink-3">{callId}</span>
        )}
      </p>
      <div className="mt-0.5">
        {parts ? (
          <JsonView label={`${what} of ${name ?? 'the tool'}`} value={parts.value} bare={content.length < 2000} />
        ) : (
          <MessageText text={content} />
        )}
      </div>
    </div>
  );
}
