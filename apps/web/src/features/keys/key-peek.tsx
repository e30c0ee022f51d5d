'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Peek } from '@/components/peek/index.ts';
import { CopyButton, Facts, PersonName, Time } from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { formatCount, nothing } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { KeyBadge, maskedKey, type ListedKey } from './key-columns.tsx';
import { RevokeKeys } from './revoke-keys.tsx';

export interface KeyPeekProps {
  readonly item: ListedKey;
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
}

/** One key beside the list: whose it is, and whether anything uses it. */
export function KeyPeek({ item, onPrevious, onNext }: KeyPeekProps) {
  const trpc = useTRPC();
  const mayWrite = useMay('keys:write');
  const effect = useQuery(trpc.keys.effect.queryOptions({ keyIds: [item.id] }));
  return (
    <Peek
      label={`Key ${item.name} of ${item.agent.slug}`}
      title={
        <>
          <h2 className="truncate font-semibold" title={item.name}>
            {item.name}
          </h2>
          <KeyBadge state={item.state} />
        </>
      }
      onPrevious={onPrevious}
      onNext={onNext}
    >
      {mayWrite && item.state === 'active' && (
        <div className="flex gap-2 border-b border-line-1 px-4 py-2">
          <RevokeKeys keys={[item]} />
        </div>
      )}
      <Facts
        facts={[
          [
            'Digital employee',
            <Link key="agent" href={`/agents/${item.agent.slug}`} className="break-all text-you hover:underline">
              {item.agent.slug}
            </Link>,
          ],
          ...(item.agent.state === 'active' ? [] : ([['It is', item.agent.state]] as const)),
          [
            'Key',
            <span key="key" className="font-mono">
              {maskedKey(item)}
            </span>,
          ],
          ['Calls, last hour', effect.data ? formatCount(effect.data.keys[0]?.callsLastHour ?? 0) : nothing],
          ['Last use', item.lastUsedAt === null ? 'never' : <Time key="used" at={item.lastUsedAt} form="ago" />],
          ['Created', <Time key="created" at={item.createdAt} form="date" />],
          ['Created by', <PersonName key="by" name={item.createdBy?.name ?? null} />],
          ['Expires', item.expiresAt === null ? 'never' : <Time key="expires" at={item.expiresAt} form="date" />],
          ...(item.revokedAt === null
            ? []
            : ([['Revoked', <Time key="revoked" at={item.revokedAt} form="date" />]] as const)),
          [
            'Identity',
            <span key="id" className="inline-flex items-center gap-1 font-mono break-all">
              {item.id}
              <CopyButton text={item.id} what="identity" />
            </span>,
          ],
        ]}
      />
    </Peek>
  );
}
