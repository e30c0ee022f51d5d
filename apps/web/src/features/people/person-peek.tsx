'use client';

import { Peek } from '@/components/peek/index.ts';
import { CopyButton, Facts, Time } from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { ChangeRoles } from './change-roles.tsx';
import type { PeopleViewer, Person } from './people-types.ts';
import { PersonSessions } from './person-sessions.tsx';
import { protectMember } from './protect-member.ts';
import { RemovePerson } from './remove-person.tsx';

export interface PersonPeekProps {
  readonly person: Person;
  readonly people: readonly Person[];
  readonly viewer: PeopleViewer;
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
}

/** One member beside the list: roles, sessions, and what can be done. */
export function PersonPeek({ person, people, viewer, onPrevious, onNext }: PersonPeekProps) {
  const mayWrite = useMay('people:write');
  const protection = protectMember(person, people, viewer);
  return (
    <Peek
      label={`Member ${person.name}`}
      title={
        <h2 className="truncate font-semibold" title={person.name}>
          <bdi>{person.name}</bdi>
          {person.id === viewer.personId && <span className="font-normal text-ink-3"> (you)</span>}
        </h2>
      }
      onPrevious={onPrevious}
      onNext={onNext}
    >
      {mayWrite && (
        <div className="flex flex-wrap items-center gap-2 border-b border-line-1 px-4 py-2">
          {protection === undefined ? (
            <>
              <ChangeRoles person={person} withOwner={viewer.isOwner} />
              <RemovePerson person={person} />
            </>
          ) : (
            <p className="text-12 text-ink-2">{protection}</p>
          )}
        </div>
      )}
      <Facts
        facts={[
          ['E-mail', person.email],
          ['Roles', person.roles.join(', ')],
          ['Joined', <Time key="joined" at={person.joinedAt} form="date" />],
          ['Last seen', <Time key="seen" at={person.lastSeenAt} form="ago" />],
          [
            'Identity',
            <span key="id" className="inline-flex items-center gap-1 font-mono break-all">
              {person.id}
              <CopyButton text={person.id} what="identity" />
            </span>,
          ],
        ]}
      />
      <PersonSessions person={person} />
    </Peek>
  );
}
