import { dataClasses, modelAbilities } from '@agent-os/core/choices';
import { SelectField, TextField } from '@/components/ui/index.ts';
import { textOf } from '@/forms/index.ts';
import type { Model } from './model-types.ts';
import { abilityNames } from './routes/index.ts';

/** What the fields below say, as the contract wants it. */
export function readRegistry(form: FormData) {
  return {
    region: textOf(form, 'region') === '' ? null : textOf(form, 'region'),
    dataClass: textOf(form, 'dataClass'),
    abilities: form.getAll('abilities'),
  };
}

export interface RegistryFieldsProps {
  readonly model: Model;
  readonly problems: Readonly<Record<string, string>>;
}

/** What routes need to know of a model. */
export function RegistryFields({ model, problems }: RegistryFieldsProps) {
  return (
    <>
      <div className="grid grid-cols-2 gap-3">
        <TextField
          label="Region"
          name="region"
          defaultValue={model.region ?? ''}
          autoComplete="off"
          hint="Such as eu. Empty: not known."
          problem={problems['region']}
        />
        <SelectField label="May see" name="dataClass" defaultValue={model.dataClass} problem={problems['dataClass']}>
          {dataClasses.map((dataClass) => (
            <option key={dataClass} value={dataClass}>
              {`${dataClass} data`}
            </option>
          ))}
        </SelectField>
      </div>
      <fieldset>
        <legend className="mb-1 text-12 text-ink-2">Routes may count on it</legend>
        <div className="flex flex-wrap gap-x-4">
          {modelAbilities.map((ability) => (
            <label key={ability} className="flex min-h-6 items-center gap-2">
              <input
                type="checkbox"
                name="abilities"
                value={ability}
                defaultChecked={model.abilities.includes(ability)}
                className="size-4 accent-ink-1"
              />
              {abilityNames[ability]}
            </label>
          ))}
        </div>
      </fieldset>
    </>
  );
}
