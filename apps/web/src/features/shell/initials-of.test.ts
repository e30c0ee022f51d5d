import { expect, it } from 'vitest';
import { initialsOf } from './initials-of.ts';

it('takes the first letters of the first and the last name, whatever the script', () => {
  expect(['Mira Okafor', 'owner', 'Ana Maria de Souza', '  ', 'Øyvind Ås', '𝒜nna 王'].map(initialsOf)).toEqual([
    'MO',
    'O',
    'AS',
    '–',
    'ØÅ',
    '𝒜王',
  ]);
});
