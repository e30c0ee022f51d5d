import type { Metadata } from 'next';
import Link from 'next/link';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <main className="grid min-h-full place-items-center p-6">
      <div className="w-full max-w-sm">
        <h1 className="text-15 font-semibold">There is no such page</h1>
        <p className="mt-2 text-ink-2">
          Check the address, or go to the{' '}
          <Link href="/overview" className="text-you underline">
            overview
          </Link>
          .
        </p>
      </div>
    </main>
  );
}
