import type { EnergyCurve } from './energy-curve.ts';

/** What somebody measured of a model on an accelerator. */
export interface PublishedFigure {
  /** As the source names it. */
  readonly model: string;
  readonly accelerator: 'H100' | 'B200';
  /** Accelerators that serve one copy together; figures are of all of them. */
  readonly accelerators: number;
  readonly curve: EnergyCurve;
}

/** Where the figures are from: energy of accelerators only, without host and cooling. */
export const publishedSource = {
  name: 'ML.ENERGY leaderboard 3.0, December 2025 (vLLM 0.11.1)',
  url: 'https://ml.energy/leaderboard',
  boundary: 'accelerators only',
} as const;

/** Microjoules a token by batch; a last pair is the best configuration with its mean batch and the tokens a second of its power. */
const point = (batch: number, joulesPerToken: number, watts: number | null = null) => ({
  batch,
  microjoulesPerToken: Math.round(joulesPerToken * 1_000_000),
  tokensPerSecond: watts === null ? null : Math.round(watts / joulesPerToken),
});

/**
 * Of models whose curve the source gives: by batch, or at batch 8 and at the best configuration with its mean batch. Others are
 * told at batch 8 and at their best without its batch; they are left out, as no line can be drawn.
 */
export const publishedFigures: readonly PublishedFigure[] = [
  {
    model: 'Llama-3.1-8B',
    accelerator: 'H100',
    accelerators: 1,
    curve: [
      point(8, 0.455),
      point(16, 0.263),
      point(64, 0.119),
      point(128, 0.095),
      point(256, 0.077),
      point(511, 0.07, 688),
    ],
  },
  { model: 'Llama-3.1-8B', accelerator: 'B200', accelerators: 1, curve: [point(8, 0.391), point(2043, 0.047, 691)] },
  {
    model: 'Llama-3.1-70B',
    accelerator: 'H100',
    accelerators: 4,
    curve: [
      point(8, 3.759),
      point(16, 2.091),
      point(64, 0.797),
      point(128, 0.563),
      point(256, 0.479),
      point(898, 0.373, 2548),
    ],
  },
  { model: 'Llama-3.1-70B', accelerator: 'B200', accelerators: 2, curve: [point(8, 3.569), point(2042, 0.189)] },
];

/** The built-in curve of a model on an accelerator; undefined when nobody published one. */
export function findPublishedFigure(model: string, accelerator: string): PublishedFigure | undefined {
  const wanted = plain(model);
  return publishedFigures.find(
    (figure) => figure.accelerator === accelerator.toUpperCase() && wanted.includes(plain(figure.model)),
  );
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
