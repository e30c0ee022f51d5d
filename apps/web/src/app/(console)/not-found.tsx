import type { Metadata } from 'next';
import { Page } from '@/components/ui/index.ts';
import { NotFoundHelp } from '@/features/shell/index.ts';

export const metadata: Metadata = { title: 'Not found' };

export default function ConsoleNotFound() {
  return (
    <Page title="Not found">
      <NotFoundHelp />
    </Page>
  );
}
