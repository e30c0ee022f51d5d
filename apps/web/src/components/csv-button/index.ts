export { CsvButton, type CsvColumn } from './csv-button.tsx';
