import { defineTexts } from '../texts/defineTexts.ts';

/** What agents read of machines: the words that only their import needs. */
export const agentTexts = defineTexts(
  'importAgents',
  {
    howTo: 'Elija los archivos JSON que escribe el agente, uno por equipo.',
    untouched: 'Nunca se cambian el resguardo, el estado, el costo ni el número de inventario.',
    leftOut:
      'Se dejan fuera los procesos, las variables de entorno, las claves de licencia y los nombres de redes Wi-Fi.',
    step: { trial: '2. La prueba', import: '3. La importación' },
    column: { action: 'Qué pasaría', machine: 'Equipo', changes: 'Qué cambia' },
    field: {
      uuid: 'UUID',
      macs: 'Direcciones de red',
      details: 'Componentes y programas',
      monitor: 'Monitor',
    },
    keepGood: 'Importar los archivos correctos y dejar fuera los que tienen errores',
    import_one: 'Importar {{count}} equipo',
    import_other: 'Importar {{count}} equipos',
    fixFirst: 'Quite o corrija los archivos con errores y pruebe otra vez.',
    nothingNew: 'No hay nada nuevo en los archivos.',
    imported_one: 'Se importó {{count}} equipo',
    imported_other: 'Se importaron {{count}} equipos',
  },
  {
    en: {
      howTo: 'Choose the JSON files that the agent writes, one for each machine.',
      untouched: 'Custody, status, cost and inventory number are never changed.',
      leftOut: 'Processes, environment variables, licence keys and names of Wi-Fi networks are left out.',
      step: { trial: '2. The trial', import: '3. The import' },
      column: { action: 'What would happen', machine: 'Machine', changes: 'What changes' },
      field: {
        uuid: 'UUID',
        macs: 'Network addresses',
        details: 'Parts and programs',
        monitor: 'Monitor',
      },
      keepGood: 'Import the good files and leave out those with errors',
      import_one: 'Import {{count}} machine',
      import_other: 'Import {{count}} machines',
      fixFirst: 'Take out or mend the files with errors and try again.',
      nothingNew: 'There is nothing new in the files.',
      imported_one: '{{count}} machine was imported',
      imported_other: '{{count}} machines were imported',
    },
    pt: {
      howTo: 'Escolha os arquivos JSON que o agente escreve, um por equipamento.',
      untouched: 'A responsabilidade, o estado, o custo e o número de inventário nunca mudam.',
      leftOut:
        'Ficam de fora os processos, as variáveis de ambiente, as chaves de licença e os nomes das redes Wi-Fi.',
      step: { trial: '2. O teste', import: '3. A importação' },
      column: { action: 'O que aconteceria', machine: 'Equipamento', changes: 'O que muda' },
      field: {
        uuid: 'UUID',
        macs: 'Endereços de rede',
        details: 'Componentes e programas',
        monitor: 'Monitor',
      },
      keepGood: 'Importar os arquivos corretos e deixar de fora os que têm erros',
      import_one: 'Importar {{count}} equipamento',
      import_other: 'Importar {{count}} equipamentos',
      fixFirst: 'Retire ou corrija os arquivos com erros e teste de novo.',
      nothingNew: 'Não há nada novo nos arquivos.',
      imported_one: '{{count}} equipamento importado',
      imported_other: '{{count}} equipamentos importados',
    },
  },
);
