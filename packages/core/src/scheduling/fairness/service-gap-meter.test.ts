import { describe, expect, test } from 'vitest';
import { ServiceGapMeter, type ServiceEvent } from './service-gap-meter.ts';

const waiting = (owner: string, callId: string): ServiceEvent => ({ kind: 'waiting', callId, ownerPath: [owner] });
const started = (callId: string): ServiceEvent => ({ kind: 'started', callId });
const served = (callId: string, inputTokens: number, outputTokens: number): ServiceEvent => {
  return { kind: 'served', callId, inputTokens, outputTokens };
};

function meterAfter(events: readonly ServiceEvent[], weights: Record<string, number> = {}): ServiceGapMeter {
  const meter = new ServiceGapMeter({ input: 1, output: 2 }, (owner) => weights[owner] ?? 1);
  for (const event of events) meter.observe(event);
  return meter;
}

const bothWait = [waiting('f', 'f1'), waiting('f', 'f2'), waiting('g', 'g1'), waiting('g', 'g2')];

describe('the gap between the services of two owners', () => {
  test('counts input once and output twice', () => {
    const meter = meterAfter([...bothWait, started('f1'), served('f1', 10, 20)]);
    expect(meter.largestGap).toBe(50);
    expect(meter.services.get('f')).toBe(50);
  });

  test('is the widest swing of any interval, not the difference since the beginning', () => {
    const swing = [started('f1'), served('f1', 10, 0), started('g1'), served('g1', 30, 0)];
    expect(meterAfter([...bothWait, ...swing]).largestGap).toBe(30);
  });

  test('begins anew when one of them has nothing waiting', () => {
    const gOut = [started('g1'), started('g2'), served('f1', 100, 0), waiting('g', 'g3'), served('f1', 7, 0)];
    expect(meterAfter([...bothWait, ...gOut]).largestGap).toBe(7);
  });

  test('is unknown while no two owners wait at once', () => {
    expect(
      meterAfter([waiting('f', 'f1'), started('f1'), served('f1', 9, 9), waiting('g', 'g1')]).largestGap,
    ).toBeNull();
  });

  test('divides by the weights', () => {
    const even = [...bothWait, started('f1'), started('g1'), served('f1', 60, 0), served('g1', 20, 0)];
    expect(meterAfter(even, { f: 3 }).largestGap).toBe(20);
    expect(meterAfter(even).largestGap).toBe(60);
  });
});
