import type { IndicatorWords } from './definition.ts';

export const portuguese = {
  definition: {
    received: {
      name: 'Recebidas',
      purpose: 'Quanto trabalho chega.',
      population:
        'Todas as solicitações criadas no período, também as que depois foram canceladas ou unidas a outra.',
      formula: 'Número de solicitações.',
    },
    resolved: {
      name: 'Resolvidas',
      purpose: 'Quanto trabalho se termina.',
      population: 'Solicitações resolvidas ou encerradas hoje, cuja última solução foi escrita no período.',
      formula: 'Número de solicitações.',
    },
    closed: {
      name: 'Encerradas',
      purpose: 'Quantas soluções foram aceitas.',
      population:
        'Solicitações encerradas no período, por confirmação ou porque passou o prazo para confirmar.',
      formula: 'Número de solicitações.',
    },
    cancelled: {
      name: 'Canceladas',
      purpose: 'Quantas terminaram sem solução.',
      population: 'Solicitações canceladas no período, sem contar as unidas a outra.',
      formula: 'Número de solicitações.',
    },
    backlog: {
      name: 'Pendentes',
      purpose: 'Quanto trabalho falta e desde quando espera.',
      population: 'Todas as solicitações abertas neste momento, qualquer que seja o período.',
      formula:
        'Número de solicitações. A idade é o tempo da criação até agora; um dia são oito horas de trabalho.',
    },
    response: {
      name: 'Primeira resposta',
      purpose: 'Quanto demora até alguém atender.',
      population: 'Solicitações que receberam a primeira resposta no período.',
      formula:
        'Da criação à primeira resposta ao solicitante, ou a começar, agendar, pôr em espera ou resolver. Atribuir e anotar não contam.',
    },
    resolution: {
      name: 'Resolução',
      purpose: 'Quanto demora o próprio trabalho.',
      population: 'Solicitações resolvidas ou encerradas hoje, cuja última solução foi escrita no período.',
      formula: 'Da atribuição à última solução, sem o tempo em espera.',
    },
    closure: {
      name: 'Encerramento',
      purpose: 'Quanto demora tudo, até encerrar.',
      population: 'Solicitações encerradas no período.',
      formula: 'Da atribuição ao encerramento.',
    },
    onTime: {
      name: 'No prazo',
      purpose: 'Se o prometido se cumpre.',
      population:
        'Todas as solicitações que venceram no período, também as ainda abertas. Nem as canceladas nem as que estão em espera.',
      formula: 'Resolvidas até o vencimento ÷ todas as que venceram.',
    },
    withinFirstPromise: {
      name: 'No primeiro prazo',
      purpose: 'Se a primeira estimativa foi boa.',
      population:
        'Todas as solicitações cujo primeiro prazo terminou no período, também as ainda abertas ou em espera. Não as canceladas.',
      formula:
        'Resolvidas dentro do prazo dado na criação ÷ todas as desse prazo. O primeiro prazo nunca muda.',
    },
    responseOnTime: {
      name: 'Respondidas no prazo',
      purpose: 'Se a primeira resposta chega quando prometida.',
      population: 'Solicitações cujo prazo de resposta terminou no período. Não as canceladas.',
      formula: 'Respondidas até esse prazo ÷ todas as desse prazo.',
    },
    rating: {
      name: 'Avaliação',
      purpose: 'O que os solicitantes pensam.',
      population: 'Solicitações encerradas no período que alguém avaliou.',
      formula: 'Média das estrelas, de 1 a 5.',
    },
    reopenRate: {
      name: 'Reabertas',
      purpose: 'Se as soluções duram.',
      population:
        'Solicitações cuja última solução foi escrita no período, também as reabertas que seguem abertas.',
      formula: 'As que foram reabertas alguma vez ÷ todas.',
    },
    balance: {
      name: 'Equilíbrio',
      purpose: 'Se o trabalho se reparte por igual.',
      population:
        'Solicitações que cada técnico recebeu numa semana (de segunda a domingo). Cada reatribuição conta para quem a recebe. Só contam os técnicos que estiveram em turno ao menos metade da sua semana.',
      formula:
        'Desvio padrão do recebido (0 é igual para todos), diferença entre quem mais e quem menos recebeu, e índice de Jain (1 é igual para todos).',
    },
    timePerTicket: {
      name: 'Tempo por solicitação',
      purpose: 'Quanto trabalho leva uma solicitação.',
      population: 'Solicitações resolvidas no período que têm tempo anotado.',
      formula: 'Minutos de trabalho anotados em cada uma.',
    },
    timeWorked: {
      name: 'Tempo trabalhado',
      purpose: 'Quanto trabalho foi anotado.',
      population: 'Os minutos de trabalho anotados no período, em qualquer solicitação.',
      formula: 'Soma dos minutos anotados.',
    },
    occupancy: {
      name: 'Ocupação',
      purpose: 'Que parte do turno fica anotada como trabalho em solicitações.',
      population: 'Os minutos de trabalho anotados no período e o turno de cada técnico.',
      formula: 'Tempo anotado ÷ tempo em turno até agora, sem ausências.',
    },
  },
  clock: {
    none: 'Não se mede com o relógio.',
    serviceLevel: 'Tempo de trabalho do calendário do nível de serviço de cada solicitação.',
    institution: 'Tempo de trabalho do calendário da instituição.',
    shift: 'Turno de cada técnico, sem as ausências.',
  },
  part: {
    onTime: 'No prazo',
    late: 'Atrasadas',
    reopened: 'Reabertas',
    kept: 'Sem reabrir',
    overdue: 'Vencidas',
    day1: 'Menos de 1 dia',
    days3: 'De 1 a 3 dias',
    days5: 'De 3 a 5 dias',
    days10: 'De 5 a 10 dias',
    days20: 'De 10 a 20 dias',
    older: '20 dias ou mais',
    stars1: '1 estrela',
    stars2: '2 estrelas',
    stars3: '3 estrelas',
    stars4: '4 estrelas',
    stars5: '5 estrelas',
  },
} satisfies IndicatorWords;
