import { defineTexts } from '../texts/defineTexts.ts';

/** What the doctor found: a sentence for each check that is good, doubtful where it can be, and bad. */
export const checkTexts = defineTexts(
  'placeChecks',
  {
    title: 'Lo que se probó',
    fit: 'Sirve para una base de datos que abren varias computadoras',
    unfit: 'No sirve para una base de datos que abren varias computadoras',
    offer: 'Use un servidor en su lugar: una máquina tiene los datos y las demás se conectan a ella.',
    twoMachines:
      'Se probó desde esta computadora. Lo que dos computadoras ven una de la otra solo se sabe probando desde dos: repítalo en otra.',
    word: { good: 'Bien', doubtful: 'Atención', bad: 'No sirve' },
    detail: 'Detalle técnico (en inglés)',
    locks: {
      good: 'Los candados excluyen: mientras un programa escribe, el otro espera.',
      bad: 'Los candados no excluyen: dos programas escribirían a la vez y destruirían los datos.',
    },
    sight: {
      good: 'Cada programa ve enseguida lo que escribió el otro.',
      bad: 'Un programa no ve lo que escribió el otro: algo guarda copias viejas del archivo.',
    },
    writes: {
      good: 'Todo lo que dos programas escribieron a la vez está ahí ({{count}} escrituras).',
      bad: 'De lo que dos programas escribieron a la vez falta una parte: quedaron {{count}} escrituras.',
    },
    rename: {
      good: 'Un archivo que se reemplaza está siempre, viejo o nuevo.',
      bad: 'Un archivo que se reemplazaba faltó o quedó cortado {{count}} veces.',
    },
    speed: {
      good: 'Guardar tarda {{ms}} ms.',
      doubtful: 'Guardar tarda {{ms}} ms: se va a notar.',
      bad: 'Guardar tarda {{ms}} ms: así no se puede trabajar.',
    },
    space: {
      good: 'Quedan {{size}} libres.',
      doubtful: 'Quedan {{size}} libres: conviene hacer lugar.',
      bad: 'Quedan {{size}} libres: haga lugar primero.',
    },
    clock: {
      good: 'Su reloj concuerda con el de esta computadora.',
      doubtful: 'Su reloj difiere {{seconds}} segundos del de esta computadora.',
      bad: 'Su reloj difiere {{seconds}} segundos: los plazos saldrían mal. Ponga los relojes en hora.',
    },
    synchroniser: {
      bad: 'Un programa de sincronización copia esta carpeta por su cuenta y destruiría los datos.',
    },
    writeAheadLog: { bad: 'La base de datos de ahí está en un modo que no funciona entre computadoras.' },
  },
  {
    en: {
      title: 'What was tried',
      fit: 'Fit for a database that several computers open',
      unfit: 'Not fit for a database that several computers open',
      offer: 'Use a server instead: one machine has the data and the others connect to it.',
      twoMachines:
        'It was tried from this computer. What two computers see of each other shows only on two: repeat it on another one.',
      word: { good: 'Good', doubtful: 'Attention', bad: 'Not fit' },
      detail: 'Technical detail (in English)',
      locks: {
        good: 'Locks exclude: while one program writes, the other waits.',
        bad: 'Locks do not exclude: two programs would write at once and destroy the data.',
      },
      sight: {
        good: 'Each program sees at once what the other wrote.',
        bad: 'One program does not see what the other wrote: something keeps old copies of the file.',
      },
      writes: {
        good: 'Everything that two programs wrote at once is there ({{count}} writes).',
        bad: 'A part of what two programs wrote at once is missing: {{count}} writes remained.',
      },
      rename: {
        good: 'A file that is replaced is always there, old or new.',
        bad: 'A file that was replaced was missing or cut off {{count}} times.',
      },
      speed: {
        good: 'Saving takes {{ms}} ms.',
        doubtful: 'Saving takes {{ms}} ms: people will feel it.',
        bad: 'Saving takes {{ms}} ms: nobody can work like that.',
      },
      space: {
        good: '{{size}} are free.',
        doubtful: '{{size}} are free: better make room.',
        bad: '{{size}} are free: make room first.',
      },
      clock: {
        good: 'Its clock agrees with this computer’s.',
        doubtful: 'Its clock is {{seconds}} seconds off this computer’s.',
        bad: 'Its clock is {{seconds}} seconds off: deadlines would be wrong. Set the clocks right.',
      },
      synchroniser: {
        bad: 'A synchronising program copies this folder by itself and would destroy the data.',
      },
      writeAheadLog: { bad: 'The database there is in a mode that does not work between computers.' },
    },
    pt: {
      title: 'O que foi testado',
      fit: 'Serve para uma base de dados que vários computadores abrem',
      unfit: 'Não serve para uma base de dados que vários computadores abrem',
      offer: 'Use um servidor no lugar: uma máquina tem os dados e as outras se conectam a ela.',
      twoMachines:
        'Foi testado a partir deste computador. O que dois computadores veem um do outro só se sabe testando em dois: repita em outro.',
      word: { good: 'Bom', doubtful: 'Atenção', bad: 'Não serve' },
      detail: 'Detalhe técnico (em inglês)',
      locks: {
        good: 'As travas excluem: enquanto um programa escreve, o outro espera.',
        bad: 'As travas não excluem: dois programas escreveriam ao mesmo tempo e destruiriam os dados.',
      },
      sight: {
        good: 'Cada programa vê logo o que o outro escreveu.',
        bad: 'Um programa não vê o que o outro escreveu: algo guarda cópias velhas do arquivo.',
      },
      writes: {
        good: 'Tudo o que dois programas escreveram ao mesmo tempo está lá ({{count}} gravações).',
        bad: 'Falta uma parte do que dois programas escreveram ao mesmo tempo: ficaram {{count}} gravações.',
      },
      rename: {
        good: 'Um arquivo que é substituído está sempre lá, velho ou novo.',
        bad: 'Um arquivo que era substituído faltou ou ficou cortado {{count}} vezes.',
      },
      speed: {
        good: 'Salvar leva {{ms}} ms.',
        doubtful: 'Salvar leva {{ms}} ms: vai ser percebido.',
        bad: 'Salvar leva {{ms}} ms: assim não se pode trabalhar.',
      },
      space: {
        good: 'Há {{size}} livres.',
        doubtful: 'Há {{size}} livres: convém liberar espaço.',
        bad: 'Há {{size}} livres: libere espaço primeiro.',
      },
      clock: {
        good: 'O relógio dela concorda com o deste computador.',
        doubtful: 'O relógio dela difere {{seconds}} segundos do deste computador.',
        bad: 'O relógio dela difere {{seconds}} segundos: os prazos sairiam errados. Acerte os relógios.',
      },
      synchroniser: {
        bad: 'Um programa de sincronização copia esta pasta por conta própria e destruiria os dados.',
      },
      writeAheadLog: { bad: 'A base de dados de lá está em um modo que não funciona entre computadores.' },
    },
  },
);
