import { defineTexts } from '../texts/defineTexts.ts';

export const peoplePickerTexts = defineTexts(
  'peoplePicker',
  { type: 'Escriba un nombre', searching: 'Buscando…', nobody: 'Nadie con ese nombre' },
  {
    en: { type: 'Write a name', searching: 'Searching…', nobody: 'Nobody with that name' },
    pt: { type: 'Escreva um nome', searching: 'Buscando…', nobody: 'Ninguém com esse nome' },
  },
);
