import type { Metadata } from 'next';
import Link from 'next/link';
import { findViewer } from '@/server/viewer.ts';
import { fetchForFrame } from './fetch-for-frame.ts';
import { FramedNotFoundLater } from './framed-not-found-later.tsx';

export const metadata: Metadata = { title: 'Not found' };

/** Whoever is signed in gets the frame, whose search and navigation help on. */
export default async function NotFound() {
  const viewer = await findViewer().catch(() => undefined);
  if (viewer !== undefined) {
    return <FramedNotFoundLater viewer={viewer} cached={await fetchForFrame()} />;
  }
  return (
    <main className="grid min-h-full place-items-center p-6">
      <div className="w-full max-w-sm">
        <h1 className="text-15 font-semibold">There is no such page</h1>
        <p className="mt-2 text-ink-2">
          Check the address, or{' '}
          <Link href="/sign-in" className="text-you underline">
            sign in
          </Link>
          .
        </p>
      </div>
    </main>
  );
}
