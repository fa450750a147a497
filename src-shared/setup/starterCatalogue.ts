import type { Language } from '../people/contract.ts';
import type { PrintedForm } from '../services/service.ts';
import type { Impact, Urgency } from '../sla/priority.ts';

type Words = Readonly<Record<Language, string>>;

export interface StarterService {
  readonly name: Words;
  /** One plain sentence for requesters. */
  readonly description: Words;
  readonly impact: Impact;
  readonly urgency: Urgency;
  /** Minutes of work as a rule, not a promise. */
  readonly estimatedMinutes: number;
  /** Which of `starterSkills` a technician needs; most services are for anybody. */
  readonly skill?: keyof typeof starterSkills;
  readonly needsApproval?: boolean;
  readonly printedForm?: PrintedForm;
}

export interface StarterCategory {
  readonly category: Words;
  readonly services: readonly StarterService[];
}

/** What a new institution's technicians may be specialised in. */
export const starterSkills = {
  networks: { es: 'Redes', en: 'Networks', pt: 'Redes' },
  systems: { es: 'Sistemas y servidores', en: 'Systems and servers', pt: 'Sistemas e servidores' },
} as const satisfies Record<string, Words>;

export const starterCalendarName: Words = {
  es: 'Horario de la institución',
  en: 'Opening hours of the institution',
  pt: 'Horário da instituição',
};

/** What an ICT department of a public institution is asked for; a first start offers it, administrators change it. */
export const starterCatalogue: readonly StarterCategory[] = [
  {
    category: { es: 'Equipo de cómputo', en: 'Computers', pt: 'Computadores' },
    services: [
      {
        name: { es: 'Falla de computadora', en: 'Faulty computer', pt: 'Falha de computador' },
        description: {
          es: 'No enciende, se apaga, va muy lenta o muestra errores.',
          en: 'It does not start, turns itself off, is very slow or shows errors.',
          pt: 'Não liga, desliga sozinho, está muito lento ou mostra erros.',
        },
        impact: 'low',
        urgency: 'high',
        estimatedMinutes: 90,
        printedForm: 'service',
      },
      {
        name: { es: 'Mantenimiento preventivo', en: 'Preventive maintenance', pt: 'Manutenção preventiva' },
        description: {
          es: 'Limpieza y revisión programada de un equipo.',
          en: 'Planned cleaning and check of a computer.',
          pt: 'Limpeza e revisão programada de um equipamento.',
        },
        impact: 'low',
        urgency: 'low',
        estimatedMinutes: 60,
        printedForm: 'service',
      },
      {
        name: {
          es: 'Asignación o cambio de equipo',
          en: 'New or replaced computer',
          pt: 'Entrega ou troca de equipamento',
        },
        description: {
          es: 'Equipo para una persona que llega o que cambia de puesto.',
          en: 'A computer for somebody who arrives or changes post.',
          pt: 'Equipamento para quem chega ou muda de cargo.',
        },
        impact: 'low',
        urgency: 'medium',
        estimatedMinutes: 120,
        needsApproval: true,
        printedForm: 'custody',
      },
    ],
  },
  {
    category: {
      es: 'Impresión y periféricos',
      en: 'Printing and peripherals',
      pt: 'Impressão e periféricos',
    },
    services: [
      {
        name: {
          es: 'Falla de impresora o escáner',
          en: 'Faulty printer or scanner',
          pt: 'Falha de impressora ou scanner',
        },
        description: {
          es: 'No imprime, se atasca el papel o salen manchas.',
          en: 'It does not print, paper jams or prints are stained.',
          pt: 'Não imprime, o papel emperra ou sai manchado.',
        },
        impact: 'medium',
        urgency: 'medium',
        estimatedMinutes: 45,
      },
      {
        name: { es: 'Tóner y consumibles', en: 'Toner and supplies', pt: 'Toner e suprimentos' },
        description: {
          es: 'Cambio de tóner u otro consumible de impresión.',
          en: 'Toner or another printing supply to be changed.',
          pt: 'Troca de toner ou outro suprimento de impressão.',
        },
        impact: 'medium',
        urgency: 'low',
        estimatedMinutes: 20,
      },
      {
        name: {
          es: 'Teclado, ratón, monitor u otro',
          en: 'Keyboard, mouse, monitor or other',
          pt: 'Teclado, mouse, monitor ou outro',
        },
        description: {
          es: 'Un accesorio que falla o que hace falta.',
          en: 'An accessory that fails or is missing.',
          pt: 'Um acessório que falha ou que falta.',
        },
        impact: 'low',
        urgency: 'medium',
        estimatedMinutes: 30,
      },
    ],
  },
  {
    category: { es: 'Red y telefonía', en: 'Network and telephones', pt: 'Rede e telefonia' },
    services: [
      {
        name: { es: 'Sin red o internet', en: 'No network or internet', pt: 'Sem rede ou internet' },
        description: {
          es: 'No hay conexión por cable o inalámbrica, o se corta.',
          en: 'There is no wired or wireless connection, or it drops.',
          pt: 'Não há conexão por cabo ou sem fio, ou ela cai.',
        },
        impact: 'medium',
        urgency: 'high',
        estimatedMinutes: 60,
        skill: 'networks',
      },
      {
        name: { es: 'Extensión telefónica', en: 'Telephone extension', pt: 'Ramal telefônico' },
        description: {
          es: 'Alta, cambio o falla de una extensión.',
          en: 'An extension that is new, moves or fails.',
          pt: 'Instalação, troca ou falha de um ramal.',
        },
        impact: 'low',
        urgency: 'medium',
        estimatedMinutes: 40,
        skill: 'networks',
      },
    ],
  },
  {
    category: { es: 'Cuentas y accesos', en: 'Accounts and access', pt: 'Contas e acessos' },
    services: [
      {
        name: {
          es: 'Contraseña olvidada o cuenta bloqueada',
          en: 'Forgotten password or locked account',
          pt: 'Senha esquecida ou conta bloqueada',
        },
        description: {
          es: 'No puede entrar a su equipo, su correo o un sistema.',
          en: 'You cannot get into your computer, mail or a system.',
          pt: 'Não consegue entrar no computador, no e-mail ou em um sistema.',
        },
        impact: 'low',
        urgency: 'high',
        estimatedMinutes: 15,
      },
      {
        name: {
          es: 'Alta o baja de cuenta',
          en: 'New or closed account',
          pt: 'Criação ou exclusão de conta',
        },
        description: {
          es: 'Cuenta de red, correo o permisos para una persona.',
          en: 'Network account, mail or permissions for a person.',
          pt: 'Conta de rede, e-mail ou permissões para uma pessoa.',
        },
        impact: 'low',
        urgency: 'medium',
        estimatedMinutes: 30,
        needsApproval: true,
      },
    ],
  },
  {
    category: { es: 'Programas y sistemas', en: 'Software and systems', pt: 'Programas e sistemas' },
    services: [
      {
        name: { es: 'Instalación de programa', en: 'Software to be installed', pt: 'Instalação de programa' },
        description: {
          es: 'Instalar o actualizar un programa con licencia.',
          en: 'Install or update a licensed program.',
          pt: 'Instalar ou atualizar um programa licenciado.',
        },
        impact: 'low',
        urgency: 'medium',
        estimatedMinutes: 45,
      },
      {
        name: {
          es: 'Falla de un sistema institucional',
          en: 'Institutional system failing',
          pt: 'Falha de sistema institucional',
        },
        description: {
          es: 'Un sistema de la institución no abre o da errores.',
          en: 'A system of the institution does not open or gives errors.',
          pt: 'Um sistema da instituição não abre ou dá erros.',
        },
        impact: 'high',
        urgency: 'high',
        estimatedMinutes: 120,
        skill: 'systems',
      },
      {
        name: { es: 'Recuperación de archivos', en: 'Files to be recovered', pt: 'Recuperação de arquivos' },
        description: {
          es: 'Archivos borrados o dañados en el equipo o en la red.',
          en: 'Files deleted or damaged on a computer or the network.',
          pt: 'Arquivos apagados ou danificados no computador ou na rede.',
        },
        impact: 'low',
        urgency: 'high',
        estimatedMinutes: 90,
        skill: 'systems',
      },
    ],
  },
  {
    category: { es: 'Asesoría y eventos', en: 'Advice and events', pt: 'Orientação e eventos' },
    services: [
      {
        name: { es: 'Asesoría o capacitación', en: 'Advice or training', pt: 'Orientação ou capacitação' },
        description: {
          es: 'Ayuda para usar un programa o un equipo.',
          en: 'Help with a program or a device.',
          pt: 'Ajuda para usar um programa ou equipamento.',
        },
        impact: 'low',
        urgency: 'low',
        estimatedMinutes: 45,
      },
      {
        name: {
          es: 'Apoyo en sala o evento',
          en: 'Support in a room or event',
          pt: 'Apoio em sala ou evento',
        },
        description: {
          es: 'Proyector, sonido, videollamada o transmisión.',
          en: 'Projector, sound, video call or broadcast.',
          pt: 'Projetor, som, videochamada ou transmissão.',
        },
        impact: 'medium',
        urgency: 'medium',
        estimatedMinutes: 60,
      },
    ],
  },
];
