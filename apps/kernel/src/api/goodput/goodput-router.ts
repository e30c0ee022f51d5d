import { trpc } from '../trpc.ts';
import { getGoodput } from './get-goodput.ts';

export const goodputRouter = trpc.router({ get: getGoodput });
