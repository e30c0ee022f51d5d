import type { savedView } from '@agent-os/core/contracts';
import { listViews, type TenantTransaction } from '@agent-os/db';
import type { z } from 'zod';
import type { MemberCaller } from '../context/index.ts';
import { ApiError, notFound } from '../errors/index.ts';
import { personIdOf, viewWire } from './view-wire.ts';

/** A view that the caller sees; throws `not_found` for another person's private one too. */
export async function requireView(
  tx: TenantTransaction,
  caller: MemberCaller,
  viewId: string,
): Promise<z.infer<typeof savedView>> {
  const [row] = await listViews(tx, { personId: personIdOf(caller), viewId });
  if (row === undefined) throw notFound('view');
  return viewWire(row, caller);
}

/** A view that the caller may change; throws `forbidden` for somebody else's shared one. */
export async function requireChangeableView(
  tx: TenantTransaction,
  caller: MemberCaller,
  viewId: string,
): Promise<z.infer<typeof savedView>> {
  const view = await requireView(tx, caller, viewId);
  if (view.mayChange) return view;
  throw new ApiError(
    'forbidden',
    'This view is its author’s to change. Save your own from it, or ask an owner or admin.',
  );
}
