import { CopyButton } from '@/components/ui/index.ts';

/** A new key in full, to be copied: the only place and time that it is shown. */
export function ShownKey({ secret }: { readonly secret: string }) {
  return (
    <p className="flex items-center gap-2 rounded-control border border-line-2 bg-surface-2 p-2">
      <code data-testid="new-key" className="min-w-0 flex-1 font-mono text-12 break-all">
        {secret}
      </code>
      <CopyButton text={secret} what="key" labelled />
    </p>
  );
}
