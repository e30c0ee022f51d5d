import { SelectField, TextField, UrlField, WordsField } from '@/components/ui/index.ts';
import { textOf } from '@/forms/index.ts';
import type { EnergyDevice, MeterKind } from './energy-types.ts';
import { meterKinds, meterWords } from './energy-words.ts';

type Meter = EnergyDevice['meter'];

export interface MeterFieldsProps {
  readonly kind: MeterKind;
  readonly onKind: (kind: MeterKind) => void;
  /** What it was before; undefined for a new device. */
  readonly meter: Meter | undefined;
  /** Of any of its fields. */
  readonly problem: string | undefined;
}

/** How a device is metered, and what that meter needs to be found. */
export function MeterFields({ kind, onKind, meter, problem }: MeterFieldsProps) {
  const before = meter?.kind === kind ? meter : undefined;
  return (
    <>
      <WordsField
        label="Meter"
        name="meter"
        value={kind}
        onChange={({ target }) => onKind(meterKinds.find((one) => one === target.value) ?? 'model')}
        problem={problem}
        choices={meterKinds}
        words={meterWords}
      />
      {(kind === 'dcgm' || kind === 'prometheus') && (
        <UrlField
          label="Address"
          name="meterUrl"
          required
          defaultValue={before !== undefined && 'url' in before ? before.url : ''}
          placeholder={kind === 'dcgm' ? 'http://gpu-node.example:9400/metrics' : 'http://prometheus.example:9090'}
        />
      )}
      {(kind === 'dcgm' || kind === 'nvidia_smi') && (
        <TextField
          label="UUID of the GPU"
          name="meterUuid"
          required
          autoComplete="off"
          hint="As nvidia-smi -L shows it."
          defaultValue={before !== undefined && 'uuid' in before ? before.uuid : ''}
        />
      )}
      {kind === 'rapl' && (
        <TextField
          label="Zone"
          name="meterZone"
          required
          autoComplete="off"
          defaultValue={before?.kind === 'rapl' ? before.zone : 'intel-rapl:0'}
        />
      )}
      {kind === 'prometheus' && (
        <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_140px]">
          <TextField
            label="Query"
            name="meterQuery"
            required
            autoComplete="off"
            defaultValue={before?.kind === 'prometheus' ? before.query : ''}
          />
          <SelectField
            label="Answers"
            name="meterUnit"
            defaultValue={before?.kind === 'prometheus' ? before.unit : 'watts'}
          >
            <option value="watts">Watts now</option>
            <option value="joules">Joules counted</option>
          </SelectField>
        </div>
      )}
    </>
  );
}

/** For the contract to check. */
export function readMeter(data: FormData, kind: MeterKind) {
  const url = textOf(data, 'meterUrl');
  const uuid = textOf(data, 'meterUuid');
  switch (kind) {
    case 'model':
      return { kind };
    case 'nvidia_smi':
      return { kind, uuid };
    case 'dcgm':
      return { kind, url, uuid };
    case 'rapl':
      return { kind, zone: textOf(data, 'meterZone') };
    case 'prometheus':
      return { kind, url, query: textOf(data, 'meterQuery'), unit: textOf(data, 'meterUnit') };
  }
}
