import { classNames } from './class-names.ts';
import { CopyButton } from './copy-button.tsx';

export interface CodeBlockProps {
  readonly code: string;
  /** What it is, for the head and for screen readers: `curl`, `Python`, `system prompt`. */
  readonly label: string;
  /** Breaks long lines; otherwise the block scrolls sideways. */
  readonly wrap?: boolean;
  /** Code whose place says what it is has no head; its copy button then floats. */
  readonly bare?: boolean;
}

/** Text to be copied as it is. Always left to right, whatever language stands around it. */
export function CodeBlock({ code, label, wrap = false, bare = false }: CodeBlockProps) {
  // Takes the focus, so that arrow keys scroll it.
  const scrolls = { tabIndex: 0, role: 'group', 'aria-label': label };
  return (
    <div dir="ltr" className="relative my-1 border border-line-1 bg-surface-0 text-left">
      <div className={bare ? 'absolute top-0.5 right-0.5' : 'flex h-7 items-center border-b border-line-1 pr-0.5 pl-2'}>
        {!bare && <span className="min-w-0 truncate text-11 text-ink-3">{label}</span>}
        <span className="ml-auto">
          <CopyButton text={code} what={label} />
        </span>
      </div>
      <pre
        {...scrolls}
        className={classNames(
          'max-h-[60vh] overflow-auto px-2 py-1.5 font-mono text-12 text-ink-1',
          wrap && '[overflow-wrap:anywhere] whitespace-pre-wrap',
          bare && 'pr-9',
        )}
      >
        <code>{code}</code>
      </pre>
    </div>
  );
}
