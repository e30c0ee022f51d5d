import type { NextConfig } from 'next';

const nextConfig: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: true,
  transpilePackages: ['@agent-os/core', '@agent-os/kernel', 'geist'],
  // The type check is a task of its own (`npm run typecheck`), so that a start does not pay for it twice.
  typescript: { ignoreBuildErrors: true },
  turbopack: {
    // The package has its parsers twice, for servers and with its hooks: a browser gets those that come with the hooks.
    resolveAlias: { 'nuqs/server': { browser: 'nuqs' } },
  },
};

export default nextConfig;
