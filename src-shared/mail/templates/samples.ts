import type { Language } from '../../people/contract.ts';
import { ticketWords } from '../../tickets/words.ts';
import type { Happening } from '../whatHappened.ts';
import type { DigestFacts, MailFacts, PartFacts } from './facts.ts';

/** Everything that a message can tell, in the order that the previews are listed. */
export const HAPPENINGS = [
  'created',
  'taken',
  'asked',
  'replied',
  'scheduled',
  'resolved',
  'closed',
  'reopened',
  'cancelled',
  'approved',
  'status',
  'assigned',
  'reassigned',
  'approval',
  'atRisk',
  'overdue',
  'stuck',
  'unassignable',
  'atLimit',
  'idle',
  'deviation',
  'unbalancedWeek',
  'backupFailed',
  'backupOverdue',
  'custodyToConfirm',
  'custodyToAuthorise',
  'stockLow',
  'maintenanceDue',
  'reportReady',
  'reportFailed',
  'digest',
] as const satisfies readonly Happening[];

const SUBJECTS: Readonly<Partial<Record<Happening, string>>> = {
  atLimit: 'Ana Belén Castillo',
  idle: 'Ana Belén Castillo',
  deviation: 'Ana Belén Castillo',
  unbalancedWeek: '2026-W47',
  backupFailed: 'SoporteBalance',
  backupOverdue: 'SoporteBalance',
  custodyToConfirm: 'R-2026-000041',
  custodyToAuthorise: 'R-2026-000041',
  stockLow: 'Tóner 26A',
  maintenanceDue: 'UPS',
  reportReady: 'SLA',
  reportFailed: 'SLA',
};

const QUOTES: Readonly<Record<Language, Partial<Record<Happening, string>>>> = {
  es: {
    replied: 'Buen día. Ya revisé la impresora: falta un rodillo, lo cambio hoy.',
    asked: '¿En qué piso está la impresora?',
    resolved: 'Se cambió el rodillo y se imprimió una página de prueba.',
    cancelled: 'Está repetida.',
  },
  en: {
    replied: 'Good morning. I looked at the printer: a roller is worn, I will change it today.',
    asked: 'On which floor is the printer?',
    resolved: 'The roller was changed and a test page printed.',
    cancelled: 'It is a duplicate.',
  },
  pt: {
    replied: 'Bom dia. Já vi a impressora: falta um rolo, troco hoje.',
    asked: 'Em que andar está a impressora?',
    resolved: 'O rolo foi trocado e uma página de teste foi impressa.',
    cancelled: 'Está repetida.',
  },
};

const TITLES: Readonly<Record<Language, string>> = {
  es: 'La impresora del segundo piso atasca el papel',
  en: 'The printer on the second floor jams',
  pt: 'A impressora do segundo andar prende o papel',
};

interface SampleInput {
  readonly what: Happening;
  readonly language: Language;
  readonly institution: string;
  readonly timeZone: string;
  /** Empty for none. */
  readonly linkBase: string;
  readonly canReply: boolean;
  /** UTC ms. */
  readonly now: number;
}

/** Invented facts of one kind, so that an administrator sees how its message looks before anybody gets one. */
export function sampleFacts(input: SampleInput): MailFacts {
  const { what, language, institution, timeZone, linkBase, canReply, now } = input;
  const link = (path: string) => (linkBase === '' ? null : `${linkBase.replace(/\/$/, '')}${path}`);
  const subject = SUBJECTS[what];
  const hasTicket = subject === undefined && what !== 'digest';
  const part: PartFacts = {
    what,
    actor: 'Ana Belén Castillo',
    quote: QUOTES[language][what] ?? null,
    from: now + 86_400_000,
    to: now + 90_000_000,
    status: ticketWords[language].status.inProgress,
    subject: subject === undefined ? null : { label: subject, link: link('/notificaciones') },
    digest: what === 'digest' ? sampleDigest(now, link) : null,
  };
  return {
    language,
    timeZone,
    institution,
    reader: 'Luis Ortega',
    canReply,
    ticket: hasTicket
      ? {
          folio: 'SB-2026-000123',
          title: TITLES[language],
          link: link('/solicitudes/SB-2026-000123'),
          requester: 'Luis Ortega',
          assignee: 'Ana Belén Castillo',
          dueAt: now + 86_400_000,
          autoCloseDays: 3,
        }
      : null,
    parts: [part],
    preferencesLink: link('/notificaciones'),
  };
}

function sampleDigest(now: number, link: (path: string) => string | null): DigestFacts {
  const date = new Date(now).toISOString().slice(0, 10);
  const folios = (...numbers: number[]) =>
    numbers.map((number) => {
      const label = `SB-2026-${String(number).padStart(6, '0')}`;
      return { label, link: link(`/solicitudes/${label}`) };
    });
  const line = (name: DigestFacts['lines'][number]['line'], count: number, first = folios()) => ({
    line: name,
    count,
    isCapped: false,
    first,
  });
  return {
    date,
    solvedDate: new Date(now - 86_400_000).toISOString().slice(0, 10),
    lines: [
      line('overdue', 2, folios(104, 117)),
      line('dueToday', 7, folios(121, 123, 126)),
      line('atRisk', 1, folios(121)),
      line('unassigned', 0),
      line('overLimit', 0),
      line('absent', 1, [{ label: 'Ana Belén Castillo', link: null }]),
      line('solved', 14),
      line('alerts', 3),
    ],
  };
}
