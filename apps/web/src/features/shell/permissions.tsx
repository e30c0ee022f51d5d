'use client';

import type { permission } from '@agent-os/core/contracts';
import { createContext, use, type ReactNode } from 'react';
import type { z } from 'zod';

type Permission = z.infer<typeof permission>;

const Permissions = createContext<readonly string[]>([]);

export function PermissionsProvider({
  permissions,
  children,
}: {
  readonly permissions: readonly string[];
  readonly children: ReactNode;
}) {
  return <Permissions value={permissions}>{children}</Permissions>;
}

/** Whether to offer an action. The kernel decides again when it is asked for. */
export function useMay(permission: Permission): boolean {
  return use(Permissions).includes(permission);
}
