import type { savedView } from '@agent-os/core/contracts';
import type { ViewRow } from '@agent-os/db';
import type { z } from 'zod';
import type { MemberCaller } from '../context/index.ts';

/** Whose views are the caller's own; a token has none. */
export function personIdOf(caller: MemberCaller): string | undefined {
  return caller.kind === 'person' ? caller.id : undefined;
}

/** A view is its author's to change; a shared one also an owner's or admin's. */
function mayChangeView(row: ViewRow, caller: MemberCaller): boolean {
  if (row.personId === personIdOf(caller)) return true;
  return row.shared && caller.roles.some((role) => role === 'owner' || role === 'admin');
}

export function viewWire(row: ViewRow, caller: MemberCaller): z.infer<typeof savedView> {
  const { id, room, name, query, shared, authorName, updatedAt } = row;
  return {
    id,
    room,
    name,
    query,
    shared,
    own: row.personId === personIdOf(caller),
    authorName,
    mayChange: mayChangeView(row, caller),
    updatedAt: updatedAt.getTime(),
  };
}
