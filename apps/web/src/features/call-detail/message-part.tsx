import { JsonText, JsonView, MessageText, StateGlyph, ToolPart } from '@/components/ui/index.ts';
import { formatCount, formatQuantity, formatSize } from '@/format/index.ts';
import type { MessagePart } from './conversation/index.ts';

const shortJson = 2000;

function FileLine({ part }: { readonly part: Extract<MessagePart, { kind: 'file' }> }) {
  const { what, type, bytes, address } = part;
  const details = [type, bytes === null ? address : formatSize(bytes)].filter((detail) => detail !== null);
  return (
    <p className="my-1 max-w-full self-start rounded-mark border border-line-1 bg-surface-2 px-1.5 py-0.5 text-12 [overflow-wrap:anywhere] text-ink-2">
      {[what, ...details].join(', ')}
    </p>
  );
}

function Reasoning({ text }: { readonly text: string }) {
  return (
    <details className="my-1">
      <summary className="min-h-6 py-1 text-12 text-ink-3">
        Reasoning, {formatQuantity(text.length, 'character')}
      </summary>
      <div className="border-l-2 border-line-2 pl-2.5 text-ink-2">
        <MessageText text={text} />
      </div>
    </details>
  );
}

/** One part of a message by its kind. */
export function MessagePartView({ part }: { readonly part: MessagePart }) {
  switch (part.kind) {
    case 'text':
      return <MessageText text={part.text} />;
    case 'json':
      return <JsonText label="answer" text={part.text} bare={part.text.length < shortJson} />;
    case 'reasoning':
      return <Reasoning text={part.text} />;
    case 'hidden-reasoning':
      return (
        <p className="py-1 text-12 text-ink-3">
          Reasoning that the provider keeps to itself, {formatQuantity(part.characters, 'character')}.
        </p>
      );
    case 'refusal':
      return (
        <div className="flex gap-1.5">
          <span className="pt-1">
            <StateGlyph shape="degraded" />
          </span>
          <div className="min-w-0">
            <p className="text-12 text-care">The model refused.</p>
            <MessageText text={part.text} />
          </div>
        </div>
      );
    case 'tool-call':
    case 'tool-result':
      return (
        <ToolPart
          kind={part.kind === 'tool-call' ? 'call' : 'result'}
          name={part.name}
          callId={part.callId ?? undefined}
          content={part.content}
          failed={part.kind === 'tool-result' && part.failed}
        />
      );
    case 'file':
      return <FileLine part={part} />;
    case 'vector':
      return (
        <p className="py-0.5 text-12 text-ink-2">
          vector {formatCount(part.index)}: {formatQuantity(part.dimensions, 'dimension')}{' '}
          <span className="font-mono text-ink-3">{part.beginning} …</span>
        </p>
      );
    case 'other':
      return (
        <div className="my-1">
          <p className="text-12 text-ink-3">{part.type}</p>
          <JsonView label={part.type} value={part.value} bare />
        </div>
      );
  }
}
