import { forwardChat } from '@/server/gateway-proxy/index.ts';

export const dynamic = 'force-dynamic';

export { forwardChat as POST };
