import { CodeBlock } from '@/components/ui/index.ts';
import { formatCount } from '@/format/index.ts';

/** Laying out more than this at once would hold up the page. */
const shownCharacters = 50_000;

/** A body that is no JSON, as it came; a long one by its beginning. */
export function BodyText({ label, text }: { readonly label: string; readonly text: string }) {
  const long = text.length > shownCharacters;
  return (
    <>
      <CodeBlock label={label} code={long ? text.slice(0, shownCharacters) : text} wrap />
      {long && (
        <p className="text-12 text-ink-3">
          The first {formatCount(shownCharacters)} of {formatCount(text.length)} characters.
        </p>
      )}
    </>
  );
}
