export interface ArchivedChoiceProps {
  readonly count: number;
  readonly shown: boolean;
  readonly onShow: (shown: boolean) => void;
}

/** Whether archived budgets stand in the list; absent while there are none. */
export function ArchivedChoice({ count, shown, onShow }: ArchivedChoiceProps) {
  if (count === 0) return null;
  return (
    <label className="flex min-h-7 items-center gap-2 text-ink-2">
      <input
        type="checkbox"
        checked={shown}
        onChange={(event) => onShow(event.target.checked)}
        className="size-4 accent-ink-1"
      />
      {count} archived
    </label>
  );
}
