export { printRequest, type RequestPrints, type Turn } from './print-request.ts';
export { PrintSet } from './print-set.ts';
export { printTexts, type TextPrints } from './text-prints.ts';
