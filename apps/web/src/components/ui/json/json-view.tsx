'use client';

import { useMemo } from 'react';
import { formatCount } from '@/format/index.ts';
import { Button } from '../button.tsx';
import { CodeBlock } from '../code-block.tsx';
import { CopyButton } from '../copy-button.tsx';
import { mostMatches } from './find-in-json.ts';
import { parseJson, printJson } from './json-node.ts';
import { JsonTree } from './json-tree.tsx';
import { useJsonTree } from './use-json-tree.ts';

export interface JsonViewProps {
  /** What the tree shows, for its name: `request body`. */
  readonly label: string;
  readonly value: unknown;
  /** The head with search and buttons; short values inside of other things go without. */
  readonly bare?: boolean;
}

/** A value as a tree: keyboard, search, copy; opens lazily and stays quick with a megabyte. */
export function JsonView({ label, value, bare = false }: JsonViewProps) {
  const tree = useJsonTree(value);
  const { words, setWords, matches, goTo, activePointer, rows, activeIndex } = tree;
  const place = matches.indexOf(activePointer);
  const step = (by: 1 | -1) => {
    const next = place === -1 ? (by === 1 ? 0 : matches.length - 1) : (place + by + matches.length) % matches.length;
    const pointer = matches[next];
    if (pointer !== undefined) goTo(pointer);
  };
  const count = `${formatCount(matches.length)}${matches.length >= mostMatches ? '+' : ''}`;
  return (
    <div className="min-w-0 border border-line-1">
      {!bare && (
        <div className="flex min-h-8 flex-wrap items-center gap-1 border-b border-line-1 bg-surface-0 px-1.5 py-1">
          <input
            type="search"
            value={words}
            placeholder="Search"
            aria-label={`Search in ${label}`}
            onChange={(event) => setWords(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') {
                event.preventDefault();
                step(event.shiftKey ? -1 : 1);
              }
            }}
            className="h-6 w-40 min-w-0 flex-1 rounded-control border border-line-3 bg-surface-1 px-1.5 text-12 placeholder:text-ink-3"
          />
          <output className="min-w-14 text-12 text-ink-3">
            {words.trim() !== '' && (place === -1 ? `${count} found` : `${place + 1} of ${count}`)}
          </output>
          <Button look="ghost" size="small" onClick={tree.openAll}>
            Open all
          </Button>
          <Button look="ghost" size="small" onClick={tree.closeAll}>
            Close all
          </Button>
          <CopyButton text={() => printJson(rows[activeIndex]?.value)} what="current line’s value" />
          <CopyButton labelled text={() => printJson(value)} what={label} />
        </div>
      )}
      <JsonTree label={label} tree={tree} />
    </div>
  );
}

/** The same from text; what is not JSON is shown as it is. */
export function JsonText({
  label,
  text,
  bare,
}: {
  readonly label: string;
  readonly text: string;
  readonly bare?: boolean;
}) {
  const parsed = useMemo(() => {
    try {
      return { value: parseJson(text) };
    } catch {
      return undefined;
    }
  }, [text]);
  if (!parsed) return <CodeBlock label={`${label}, not JSON`} code={text} wrap />;
  // A new text is a new tree: what was open does not carry over.
  return <JsonView key={text} label={label} value={parsed.value} {...(bare === undefined ? {} : { bare })} />;
}
