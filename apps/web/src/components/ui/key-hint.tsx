/** A key as it stands on the keyboard. */
export function KeyHint({ children }: { readonly children: string }) {
  return (
    <kbd className="inline-flex h-4 items-center rounded-mark border border-line-2 bg-surface-1 px-1 font-mono text-11 text-ink-2">
      {children}
    </kbd>
  );
}
