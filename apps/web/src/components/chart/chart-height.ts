/** Heights of a plot; fixed before it is drawn, so that nothing jumps. */
export type ChartHeight = 'low' | 'normal' | 'high';

export const chartHeights: Record<ChartHeight, { readonly px: number; readonly className: string }> = {
  low: { px: 72, className: 'h-18' },
  normal: { px: 180, className: 'h-45' },
  high: { px: 280, className: 'h-70' },
};
