import { forwardToKernel } from '@/server/trpc-proxy/index.ts';

export const dynamic = 'force-dynamic';

async function handle(request: Request, context: RouteContext<'/api/trpc/[...path]'>): Promise<Response> {
  const { path } = await context.params;
  return forwardToKernel(request, path.join('/'));
}

export { handle as GET, handle as POST };
