'use client';

import { Menu as MenuIcon } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useState } from 'react';
import { Button, Dialog } from '@/components/ui/index.ts';
import { Navigation } from './navigation.tsx';

/** The navigation in a floating sheet, for windows too narrow to hold it. */
export function MobileNavigation({ permissions }: { readonly permissions: readonly string[] }) {
  const pathname = usePathname();
  const [openedAt, setOpenedAt] = useState<string | undefined>();
  return (
    <div className="md:hidden">
      <Button look="ghost" aria-label="Open the navigation" onClick={() => setOpenedAt(pathname)}>
        <MenuIcon aria-hidden="true" size={14} strokeWidth={1.6} />
      </Button>
      <Dialog
        open={openedAt === pathname}
        onOpenChange={(open) => setOpenedAt(open ? pathname : undefined)}
        title="Go to"
      >
        <Navigation permissions={permissions} />
      </Dialog>
    </div>
  );
}
