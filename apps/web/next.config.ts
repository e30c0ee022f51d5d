import type { NextConfig } from 'next';

const nextConfig: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: true,
  transpilePackages: ['@agent-os/core', '@agent-os/kernel', 'geist'],
  // The type check is a task of its own (`npm run typecheck`), so that a start does not pay for it twice.
  typescript: { ignoreBuildErrors: true },
};

export default nextConfig;
