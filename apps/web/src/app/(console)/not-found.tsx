import Link from 'next/link';
import { EmptyState, Page } from '@/components/ui/index.ts';

export default function ConsoleNotFound() {
  return (
    <Page title="Not found">
      <EmptyState title="There is nothing at this address in this organisation.">
        <p className="mt-1">
          It may have been removed, or it belongs to an organisation that you are not in now. Check the address, or look
          through{' '}
          <Link href="/agents" className="text-you underline">
            agents
          </Link>{' '}
          or{' '}
          <Link href="/calls" className="text-you underline">
            calls
          </Link>
          .
        </p>
      </EmptyState>
    </Page>
  );
}
