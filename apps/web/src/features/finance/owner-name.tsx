import type { Route } from 'next';
import Link from 'next/link';
import { SimulatedBadge } from '@/components/ui/index.ts';

/** Names take what the figures beside them leave, and are cut off there. */
export const nameCellClass = 'w-full max-w-0';

/** A head that keeps room for some letters of a name, however wide the figures are. */
export function NameHead({ children }: { readonly children: string }) {
  return <span className="inline-block min-w-26">{children}</span>;
}

export interface OwnerNameProps {
  /** What is written, and what its tip says. */
  readonly text: string;
  readonly name: string;
  /** Of its calls; undefined where there is no list of them. */
  readonly href: string | undefined;
  readonly simulatedOnly: boolean;
}

/** Who spent something; the name opens the calls. */
export function OwnerName({ text, name, href, simulatedOnly }: OwnerNameProps) {
  const words = (
    <span className="block truncate text-ink-1" title={name}>
      {text}
    </span>
  );
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      {href === undefined ? (
        words
      ) : (
        <Link href={href as Route} className="row-link min-w-0" title={`Calls of ${name}`}>
          {words}
        </Link>
      )}
      {simulatedOnly && <SimulatedBadge />}
    </span>
  );
}
