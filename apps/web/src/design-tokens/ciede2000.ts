import type { Lab } from './colour-space.ts';

const radians = Math.PI / 180;
const { cos, exp, hypot, sin, sqrt } = Math;

function hueOf(b: number, a: number): number {
  if (a === 0 && b === 0) return 0;
  return (Math.atan2(b, a) / radians + 360) % 360;
}

function meanHue(one: number, other: number, grey: boolean): number {
  if (grey) return one + other;
  const sum = one + other;
  if (Math.abs(one - other) <= 180) return sum / 2;
  return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
}

function hueStep(from: number, to: number, grey: boolean): number {
  if (grey) return 0;
  const step = to - from;
  return step > 180 ? step - 360 : step < -180 ? step + 360 : step;
}

/**
 * Difference of two colours by CIEDE2000, as in Sharma, Wu and Dalal, "The CIEDE2000 Color-Difference Formula:
 * Implementation Notes, Supplementary Test Data, and Mathematical Observations", Color Res. Appl. 30 (2005).
 */
export function ciede2000([l1, a1, b1]: Lab, [l2, a2, b2]: Lab): number {
  const meanChroma7 = ((hypot(a1, b1) + hypot(a2, b2)) / 2) ** 7;
  const stretch = 1 + 0.5 * (1 - sqrt(meanChroma7 / (meanChroma7 + 25 ** 7)));
  const chroma1 = hypot(a1 * stretch, b1);
  const chroma2 = hypot(a2 * stretch, b2);
  const hue1 = hueOf(b1, a1 * stretch);
  const hue2 = hueOf(b2, a2 * stretch);
  const grey = chroma1 * chroma2 === 0;
  const deltaHue = 2 * sqrt(chroma1 * chroma2) * sin((hueStep(hue1, hue2, grey) / 2) * radians);
  const hue = meanHue(hue1, hue2, grey);
  const lightness = (l1 + l2) / 2;
  const chroma = (chroma1 + chroma2) / 2;
  const weight =
    1 -
    0.17 * cos((hue - 30) * radians) +
    0.24 * cos(2 * hue * radians) +
    0.32 * cos((3 * hue + 6) * radians) -
    0.2 * cos((4 * hue - 63) * radians);
  const turn = 2 * sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7)) * sin(60 * exp(-(((hue - 275) / 25) ** 2)) * radians);
  const inLightness = (l2 - l1) / (1 + (0.015 * (lightness - 50) ** 2) / sqrt(20 + (lightness - 50) ** 2));
  const inChroma = (chroma2 - chroma1) / (1 + 0.045 * chroma);
  const inHue = deltaHue / (1 + 0.015 * chroma * weight);
  return sqrt(inLightness ** 2 + inChroma ** 2 + inHue ** 2 - turn * inChroma * inHue);
}
