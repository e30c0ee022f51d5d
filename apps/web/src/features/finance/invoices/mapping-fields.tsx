import { SelectField } from '@/components/ui/index.ts';
import type { InvoiceColumn, InvoicePreview, InvoiceReading } from './invoice-types.ts';

const names: readonly (readonly [InvoiceColumn, string])[] = [
  ['cost', 'Cost'],
  ['day', 'Day'],
  ['model', 'Model'],
  ['tokenClass', 'Class of tokens'],
  ['quantity', 'Quantity'],
  ['unit', 'Unit'],
  ['currency', 'Currency'],
  ['externalId', 'Line id'],
  ['kind', 'Kind of charge'],
];

export interface MappingFieldsProps {
  readonly preview: InvoicePreview;
  readonly onChange: (reading: InvoiceReading) => void;
}

/** Which column is what, and which rows are read; suggested from the head, and a person's to say. */
export function MappingFields({ preview: { format, header, sample, reading, choices }, onChange }: MappingFieldsProps) {
  const { columns, only, decimalMark } = reading;
  const example = (column: string) => sample[0]?.[header.indexOf(column)] ?? '';
  const setOnly = (column: string, value: string) =>
    onChange({
      ...reading,
      only: [...only.filter((own) => own.column !== column), ...(value === '' ? [] : [{ column, value }])],
    });
  return (
    <div className="grid grid-cols-2 gap-x-3 gap-y-2 sm:grid-cols-3">
      {format === 'columns' &&
        names.map(([field, name]) => (
          <SelectField
            key={field}
            label={name}
            value={columns[field] ?? ''}
            hint={columns[field] === null ? undefined : `such as ${example(columns[field]).slice(0, 24)}`}
            onChange={({ target }) =>
              onChange({ ...reading, columns: { ...columns, [field]: target.value === '' ? null : target.value } })
            }
          >
            <option value="">none</option>
            {header.map((column) => (
              <option key={column} value={column}>
                {column}
              </option>
            ))}
          </SelectField>
        ))}
      {format === 'columns' && (
        <SelectField
          label="Decimals after"
          value={decimalMark}
          onChange={({ target }) => onChange({ ...reading, decimalMark: target.value === ',' ? ',' : '.' })}
        >
          <option value=".">a point: 1,234.50</option>
          <option value=",">a comma: 1.234,50</option>
        </SelectField>
      )}
      {choices
        .filter(
          ({ column }) =>
            format === 'columns' ||
            ['ProviderName', 'ServiceProviderName', 'ServiceName', 'InvoiceId'].includes(column),
        )
        .slice(0, 6)
        .map(({ column, values }) => (
          <SelectField
            key={`only ${column}`}
            label={`Only where ${column} is`}
            value={only.find((own) => own.column === column)?.value ?? ''}
            onChange={({ target }) => setOnly(column, target.value)}
          >
            <option value="">anything</option>
            {values.map(({ value, rows }) => (
              <option key={value} value={value}>
                {value} ({rows})
              </option>
            ))}
          </SelectField>
        ))}
    </div>
  );
}
