import { Button } from '@/components/ui/index.ts';

export interface LeftOutNoticeProps {
  readonly leftOut: readonly string[];
  readonly onForget: () => void;
}

/** Says which conditions of the address do not count, so that nobody reads a wider list for a narrow one. */
export function LeftOutNotice({ leftOut, onForget }: LeftOutNoticeProps) {
  return (
    <output className="flex items-center gap-2 border-t border-care-line bg-care-soft px-4 py-1 text-12 text-ink-1">
      <span className="min-w-0 flex-1 break-words">
        <strong className="font-semibold text-care">Left out of the filter:</strong> {leftOut.join(', ')}. The list
        shows more than the address asks for.
      </span>
      <Button size="small" onClick={onForget}>
        Take out of the address
      </Button>
    </output>
  );
}
