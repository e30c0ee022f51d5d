import { GeistMono } from 'geist/font/mono';
import { GeistSans } from 'geist/font/sans';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { FieldLayers } from '@/components/ui/index.ts';
import { firstPaintScript, ServerViewProvider, SystemTheme } from '@/preferences/index.ts';
import { readPreferences } from '@/server/preferences.ts';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Agent OS', template: '%s · Agent OS' },
  description: 'Runs and governs a company’s digital employees.',
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

export default async function RootLayout({ children }: LayoutProps<'/'>) {
  const [{ theme, zone }, requestHeaders] = await Promise.all([readPreferences(), headers()]);
  return (
    <html
      lang="en-GB"
      className={`${GeistSans.variable} ${GeistMono.variable} h-full`}
      data-theme-choice={theme}
      data-theme={theme === 'system' ? undefined : theme}
      // The script below resolves the theme before React takes the page over.
      suppressHydrationWarning
    >
      <head>
        <script
          nonce={requestHeaders.get('x-nonce') ?? undefined}
          dangerouslySetInnerHTML={{ __html: firstPaintScript }}
          // Browsers hide the nonce from scripts, so it reads as empty here.
          suppressHydrationWarning
        />
      </head>
      <body className="h-full">
        <SystemTheme />
        <NuqsAdapter>
          <ServerViewProvider zone={zone} renderedAt={Date.now()}>
            {children}
            <FieldLayers />
          </ServerViewProvider>
        </NuqsAdapter>
      </body>
    </html>
  );
}
