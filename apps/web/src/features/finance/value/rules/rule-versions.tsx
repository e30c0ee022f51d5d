'use client';

import { useQuery } from '@tanstack/react-query';
import { Dialog, QueryState, Time } from '@/components/ui/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { formulaWords, kindName } from '../value-words.ts';

export interface RuleVersionsProps {
  readonly kind: string;
  readonly onClose: () => void;
}

/** Every version of a rule: what it said, from when on, who set it and why. */
export function RuleVersions({ kind, onClose }: RuleVersionsProps) {
  const trpc = useTRPC();
  const query = useQuery(trpc.value.ruleVersions.queryOptions({ kind }));
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={`Versions of the rule of ${kindName(kind)}`}
    >
      <QueryState query={query} what="the versions" rows={3}>
        {({ versions }) => (
          <ol aria-label="Versions">
            {versions
              .toSorted((one, other) => other.number - one.number)
              .map((version) => (
                <li key={version.number} className="border-t border-line-1 py-2">
                  <p className="font-medium">
                    {version.number}. {formulaWords(version.definition)}
                  </p>
                  <p className="text-12 text-ink-2">
                    from <Time at={version.validFrom} form="date" />; set by {version.author.name ?? version.author.id},{' '}
                    <Time at={version.createdAt} form="date" />: {version.reason}
                  </p>
                </li>
              ))}
          </ol>
        )}
      </QueryState>
    </Dialog>
  );
}
