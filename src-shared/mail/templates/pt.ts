import type { Wording } from './wording.ts';

const byline = (actor: string | null, did: string, passive: string) =>
  actor === null ? passive : `${actor} ${did}`;

export const pt: Wording = {
  hello: (name) => `Olá, ${name}:`,
  says: {
    created: ({ due }) =>
      due === null
        ? 'Recebemos sua solicitação.'
        : `Recebemos sua solicitação. Ficará pronta, o mais tardar, em ${due}.`,
    taken: ({ assignee }) =>
      assignee === null
        ? 'Sua solicitação está em boas mãos.'
        : `${assignee} está agora com sua solicitação.`,
    assigned: ({ requester }) => `Uma solicitação de ${requester} foi atribuída a você.`,
    reassigned: () => 'Esta solicitação, que era sua, passou a outra pessoa.',
    replied: ({ actor }) => byline(actor, 'respondeu:', 'Há uma resposta:'),
    asked: ({ actor }) =>
      byline(
        actor,
        'precisa da sua resposta para continuar. Enquanto isso, o prazo não corre.',
        'Precisamos da sua resposta para continuar. Enquanto isso, o prazo não corre.',
      ),
    scheduled: ({ from, to }) => `Combinou-se atendê-la em ${from}, até ${to}.`,
    resolved: ({ days }) =>
      `Sua solicitação está resolvida. Confirme, por favor, que ficou bem; sem resposta, será encerrada sozinha em ${days} dias úteis.`,
    closed: () => 'A solicitação foi encerrada.',
    reopened: ({ actor }) => byline(actor, 'reabriu a solicitação.', 'A solicitação foi reaberta.'),
    cancelled: ({ actor }) => byline(actor, 'cancelou a solicitação.', 'A solicitação foi cancelada.'),
    approved: () => 'Sua solicitação foi autorizada e já está na fila.',
    status: ({ status }) => `A solicitação mudou para “${status}”.`,
    atRisk: ({ due }) =>
      due === null ? 'A solicitação está prestes a vencer.' : `Está prestes a vencer: ${due}.`,
    overdue: ({ due }) => (due === null ? 'A solicitação está vencida.' : `O prazo venceu: ${due}.`),
    stuck: () => 'A solicitação está há tempo demais sem avanço.',
    unassignable: () =>
      'Ninguém pode assumir esta solicitação por enquanto. Atribua-a você ou veja os turnos.',
    approval: ({ requester }) => `A solicitação de ${requester} espera sua autorização.`,
    atLimit: ({ subject }) => `${subject} chegou ao limite de solicitações ativas.`,
    idle: ({ subject }) => `${subject} está há mais tempo que o previsto sem atividade registrada.`,
    deviation: ({ subject }) => `O desempenho de ${subject} difere do habitual.`,
    unbalancedWeek: ({ subject }) => `A carga da semana ${subject} não está bem repartida.`,
    backupFailed: ({ subject }) => `O último backup de ${subject} falhou. Veja por quê e faça outro.`,
    backupOverdue: ({ subject }) => `Há tempo demais ${subject} não tem um backup bom.`,
    custodyToConfirm: ({ subject }) =>
      `Entregaram equipamento a você. Confirme que o recebeu: termo de responsabilidade ${subject}.`,
    custodyToAuthorise: ({ subject }) => `O termo de responsabilidade ${subject} espera sua autorização.`,
    stockLow: ({ subject }) => `Resta pouco em estoque: ${subject}.`,
    maintenanceDue: ({ subject }) => `É hora da manutenção: ${subject}.`,
    digest: () => '',
    reportReady: ({ subject }) => `Seu relatório está pronto: ${subject}.`,
    reportFailed: ({ subject }) => `Não foi possível fazer seu relatório programado: ${subject}.`,
  },
  subject: {
    created: 'Solicitação recebida',
    taken: 'Solicitação assumida',
    assigned: 'Solicitação atribuída',
    reassigned: 'Solicitação reatribuída',
    replied: 'Resposta',
    asked: 'Precisamos da sua resposta',
    scheduled: 'Horário combinado',
    resolved: 'Solicitação resolvida',
    closed: 'Solicitação encerrada',
    reopened: 'Solicitação reaberta',
    cancelled: 'Solicitação cancelada',
    approved: 'Solicitação autorizada',
    status: 'Mudança de estado',
    atRisk: 'Prestes a vencer',
    overdue: 'Vencida',
    stuck: 'Sem avanço',
    unassignable: 'Ninguém pode assumir',
    approval: 'A autorizar',
    atLimit: 'Técnico no limite',
    idle: 'Sem atividade registrada',
    deviation: 'Desempenho fora do habitual',
    unbalancedWeek: 'Carga desigual',
    backupFailed: 'Backup com falha',
    backupOverdue: 'Backup atrasado',
    custodyToConfirm: 'Termo de responsabilidade a confirmar',
    custodyToAuthorise: 'Termo de responsabilidade a autorizar',
    stockLow: 'Estoque baixo',
    maintenanceDue: 'Manutenção próxima',
    digest: 'Resumo do dia',
    reportReady: 'Relatório pronto',
    reportFailed: 'Relatório programado com falha',
  },
  due: (due) => `Vence em ${due}.`,
  ticket: 'Solicitação',
  open: 'Abrir a solicitação',
  openReport: 'Abrir no SoporteBalance',
  withoutLink: (folio) => `Abra-a no SoporteBalance pelo número: ${folio}.`,
  digest: {
    intro: (date) => `Como começa ${date}:`,
    nothing: 'Nada urgente por enquanto.',
    line: {
      overdue: (count) => `Vencidas: ${count}`,
      dueToday: (count) => `Vencem hoje: ${count}`,
      atRisk: (count) => `Prestes a vencer: ${count}`,
      unassigned: (count) => `Sem atribuir: ${count}`,
      overLimit: (count) => `Técnicos acima do limite: ${count}`,
      absent: (count) => `Técnicos ausentes hoje: ${count}`,
      solved: (count, date) => `Resolvidas em ${date}: ${count}`,
      alerts: (count) => `Alertas abertos: ${count}`,
    },
    more: (count) => `e mais ${count}`,
  },
  automatic: 'O SoporteBalance enviou esta mensagem automaticamente.',
  noReply: 'Não responda: ninguém lê as respostas.',
  choose: 'Escolher quais avisos recebo',
  chooseThere: 'Escolha quais avisos recebe no SoporteBalance, em Notificações.',
  test: {
    subject: 'Mensagem de teste do SoporteBalance',
    body: 'Se você lê isto, o e-mail do SoporteBalance funciona.',
  },
};
