import { Button, Time } from '@/components/ui/index.ts';
import { formatQuantity } from '@/format/index.ts';

export interface SearchedToProps {
  /** Arrival of the oldest call looked at; undefined when all of the range was. */
  readonly at: number | undefined;
  readonly searching: boolean;
  readonly found: number;
  readonly onGoOn: () => void;
}

/** A filter that fits few of many calls is searched in stretches; how far it came, and the way on. */
export function SearchedTo({ at, searching, found, onGoOn }: SearchedToProps) {
  if (at === undefined && !searching) return null;
  return (
    <div className="flex min-h-8 shrink-0 items-center gap-3 border-t border-line-1 px-4 py-1 text-12 text-ink-2">
      {at === undefined ? (
        <output>Searching. {formatQuantity(found, 'call')} so far.</output>
      ) : (
        <>
          <output>
            Searched back to <Time at={at} />: {formatQuantity(found, 'call')} so far.
          </output>
          <Button size="small" onClick={onGoOn}>
            Go on
          </Button>
        </>
      )}
    </div>
  );
}
