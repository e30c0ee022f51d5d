import type { RouterOutputs } from '@/trpc/router-outputs.ts';

export type Reports = RouterOutputs['reports']['list'];
export type Report = Reports['items'][number];
export type ReportTiming = Report['timing'];
export type ReportSection = Report['sections'][number];
export type ReportDelivery = RouterOutputs['reports']['deliveries']['items'][number];
export type ReportPeople = RouterOutputs['reports']['people'];
