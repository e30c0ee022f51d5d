'use client';

import { useSyncExternalStore } from 'react';
import { SelectField, useToasts } from '@/components/ui/index.ts';
import { formatTime, formatZoneOffset } from '@/format/index.ts';
import { chooseZone, readZoneChoice, subscribeZoneChoice, useNow, useOwnZone } from '@/preferences/index.ts';

const never = () => () => undefined;
let known: readonly string[] | undefined;
const noZones: readonly string[] = [];

function readZones(): readonly string[] {
  known ??= ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
  return known;
}

/** The zone in which every time is shown; the device's unless another is chosen. */
export function ZoneControl() {
  const zone = useOwnZone();
  const now = useNow();
  const { tell } = useToasts();
  // The browser's list, which the server's may differ from.
  const zones = useSyncExternalStore(never, readZones, () => noZones);
  const choice = useSyncExternalStore(subscribeZoneChoice, readZoneChoice, () => undefined);
  return (
    <SelectField
      label="Show times in"
      value={choice ?? ''}
      hint={`Now ${formatTime(now, zone, now).slice(0, 8)}, ${formatZoneOffset(now, zone)}.`}
      onChange={(event) => {
        const chosen = event.target.value === '' ? undefined : event.target.value;
        chooseZone(chosen);
        tell(chosen === undefined ? 'Times follow this device again.' : `Times are shown in ${chosen}.`);
      }}
    >
      <option value="">the zone of this device</option>
      {choice !== undefined && !zones.includes(choice) && <option value={choice}>{choice}</option>}
      {zones.map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
