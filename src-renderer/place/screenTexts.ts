import { defineTexts } from '../texts/defineTexts.ts';

/** Of the pages in the administration. */
export const screenTexts = defineTexts(
  'placeScreens',
  {
    notHere: 'Esto se hace en el programa de escritorio',
    notHereHint:
      'En un navegador no se puede: pídalo en la máquina que tiene los datos, con el programa o con los comandos «soporte».',
    examine: 'Examinar una carpeta',
    examineHint:
      'Prueba si una carpeta sirve para una base de datos que abren varias computadoras. No cambia nada en ella.',
  },
  {
    en: {
      notHere: 'This is done in the desktop program',
      notHereHint:
        'A browser cannot do it: it is done on the machine that has the data, with the program or with the “soporte” commands.',
      examine: 'Examine a folder',
      examineHint:
        'Tries out whether a folder is fit for a database that several computers open. It changes nothing in it.',
    },
    pt: {
      notHere: 'Isto se faz no programa de computador',
      notHereHint:
        'Em um navegador não é possível: faz-se na máquina que tem os dados, com o programa ou com os comandos «soporte».',
      examine: 'Examinar uma pasta',
      examineHint:
        'Testa se uma pasta serve para uma base de dados que vários computadores abrem. Não altera nada nela.',
    },
  },
);
