import { type ImportKind, TARGETS } from '#shared/imports/targets.ts';
import { foldText } from '#shared/kernel/fold.ts';

/** How files say the values of fields that have only some, folded: Spanish, English and Portuguese. */
const WORDS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  state: {
    new: [
      'nueva',
      'nuevo',
      'abierta',
      'abierto',
      'pendiente',
      'open',
      'registrada',
      'registrado',
      'nova',
      'aberto',
      'aberta',
    ],
    assigned: ['asignada', 'asignado', 'turnada', 'turnado', 'atribuida'],
    inProgress: [
      'en proceso',
      'en curso',
      'en atencion',
      'proceso',
      'in progress',
      'work in progress',
      'em andamento',
      'atendiendo',
    ],
    waitingForRequester: [
      'en espera',
      'espera',
      'en espera del usuario',
      'on hold',
      'awaiting user info',
      'em espera',
    ],
    waitingForSupplier: [
      'en espera de refaccion',
      'en garantia',
      'con proveedor',
      'awaiting vendor',
      'refacciones',
    ],
    resolved: [
      'resuelta',
      'resuelto',
      'atendida',
      'atendido',
      'solucionada',
      'solucionado',
      'solved',
      'resolvida',
      'resolvido',
    ],
    closed: [
      'cerrada',
      'cerrado',
      'concluida',
      'concluido',
      'terminada',
      'terminado',
      'finalizada',
      'finalizado',
      'complete',
      'completed',
      'encerrada',
      'encerrado',
    ],
    cancelled: ['cancelada', 'cancelado', 'canceled', 'anulada', 'no procede', 'rechazada'],
  },
  priority: {
    low: ['baja', 'bajo', 'baixa', '3', '4 - low'],
    medium: ['media', 'medio', 'normal', 'moderate', '2', '3 - moderate'],
    high: ['alta', 'alto', '1', '2 - high'],
    critical: ['critica', 'critico', 'urgente', 'emergency', 'emergencia', '1 - critical', 'muy alta'],
  },
  impact: { low: ['bajo', 'baja', 'baixo'], medium: ['medio', 'media'], high: ['alto', 'alta'] },
  urgency: { low: ['baja', 'bajo', 'baixa'], medium: ['media', 'medio'], high: ['alta', 'alto', 'urgente'] },
  channel: {
    portal: ['portal', 'web', 'sistema web', 'self-service'],
    inPerson: ['en persona', 'presencial', 'personal', 'ventanilla', 'pessoalmente', 'walk-in'],
    phone: ['telefono', 'telefonico', 'llamada', 'extension', 'telefone', 'call'],
    email: ['correo', 'correo electronico', 'mail', 'e-mail'],
    message: ['mensaje', 'whatsapp', 'chat', 'mensagem', 'teams'],
    system: ['sistema', 'automatico', 'monitoring'],
  },
  roles: {
    requester: ['solicitante', 'usuario', 'user'],
    technician: ['tecnico', 'tecnica', 'soporte'],
    manager: ['encargado', 'encargada', 'jefe', 'jefa', 'encarregado', 'gerente'],
    administrator: ['administrador', 'administradora', 'admin'],
    master: ['maestro', 'maestra', 'mestre'],
  },
};

/** The value that a file's word customarily stands for; undefined where nobody can tell. */
export function meaningOf(kind: ImportKind, field: string, word: string): string | undefined {
  const folded = foldText(word)
    .replace(/[\s_]+/g, ' ')
    .trim();
  const words = TARGETS[kind].find((target) => target.field === field)?.words;
  if (!Array.isArray(words)) return undefined;
  const own = words.find((each: string) => foldText(each) === folded);
  if (own !== undefined) return own;
  const byMeaning = Object.entries(WORDS[field] ?? {});
  return byMeaning.find(([, customary]) => customary.includes(folded))?.[0];
}
