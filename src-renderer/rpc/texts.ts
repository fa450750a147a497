import { defineTexts } from '../texts/defineTexts.ts';

/** A sentence for every refusal of the contract, and the words about the connection. */
export const rpcTexts = defineTexts(
  'rpc',
  {
    error: {
      invalid: 'Revise los datos marcados.',
      unauthenticated: 'Su sesión terminó. Entre otra vez para continuar.',
      wrongCredentials: 'El usuario o la contraseña no coinciden.',
      secondFactorRequired: 'Escriba también el código de su teléfono.',
      secondFactorWrong: 'Ese código no sirve. Espere el siguiente, o use uno de respaldo.',
      forbidden: 'Su función no permite hacer esto.',
      passwordChangeRequired: 'Primero cambie su contraseña temporal.',
      secondFactorMissing: 'Primero active su segundo factor: su función lo exige.',
      notFound: 'No existe, o usted no puede verlo.',
      conflict: 'No se pudo guardar: otra persona cambió esto hace un momento.',
      commandIdReused: 'Esto ya se había enviado con otros datos. Intente de nuevo.',
      illegalTransition: 'Eso ya no se puede hacer en el estado actual.',
      overLimit: 'Ya tiene {{active}} de {{limit}} solicitudes. Para darle otra, escriba el motivo.',
      duplicate: 'Ese valor ya está en uso.',
      lastAdministrator: 'Debe quedar al menos un administrador.',
      inUse: 'No se puede quitar: todavía se usa.',
      notEligible: 'Esa persona no puede tomarla.',
      reasonRequired: 'Escriba el motivo.',
      ruleBroken: 'Una regla no permite hacer esto.',
      tooLarge: 'El archivo es demasiado grande. El máximo es {{max}}.',
      unsupportedFile: 'No se acepta ese tipo de archivo: {{name}}.',
      lockedOut: 'Demasiados intentos. Espere hasta las {{time}} para volver a probar.',
      tooManyRequests: 'Van demasiadas peticiones. Espere un momento.',
      busy: 'El sistema está ocupado. Intente de nuevo en un momento.',
      storage: 'El disco del sistema no responde. Lo que escribió sigue aquí.',
      suspended: 'Este programa no puede guardar por ahora. Lo que escribió sigue aquí.',
      internal: 'Algo falló de nuestro lado. Lo que escribió sigue aquí.',
      offline: 'Sin conexión: no se pudo enviar. Lo que escribió sigue aquí.',
    },
    ineligible: {
      disabled: 'Esa persona no puede tomarla: su cuenta está desactivada.',
      noTechnician: 'Esa persona no puede tomarla: no es técnico.',
      offShift: 'Esa persona no puede tomarla: está fuera de turno.',
      absent: 'Esa persona no puede tomarla: está ausente.',
      noSkill: 'Esa persona no puede tomarla: le falta la especialidad.',
      atLimit: 'Esa persona no puede tomarla: ya está en su límite.',
    },
    field: {
      required: 'Falta este dato.',
      tooShort: 'Es demasiado corto: al menos {{count}}.',
      tooLong: 'Es demasiado largo: como máximo {{count}}.',
      email: 'Escriba un correo como nombre@institucion.mx.',
      number: 'Escriba un número de {{min}} a {{max}}.',
      format: 'No tiene la forma esperada.',
      duplicate: 'Ya está en uso.',
      timeZone: 'No se conoce esa zona horaria.',
      time: 'Escriba una hora como 09:00.',
      date: 'Escriba una fecha que exista.',
      passwordCommon: 'Es de las primeras que alguien probaría. Elija otra.',
      passwordNamesPerson: 'No debe contener su nombre ni su nombre de usuario.',
      passwordUnchanged: 'Elija una distinta de la actual.',
      other: 'Revise este dato.',
    },
    suspended: {
      newerVersion:
        'La base de datos ya es de una versión más nueva. Actualice el programa en este equipo; lo que escribió sigue aquí.',
      clockOff: 'El reloj de este equipo no coincide con el del servidor. Por ahora solo se puede consultar.',
    },
    standing: {
      away: 'La carpeta compartida no responde. Lo que escriba se guarda en este equipo y se envía cuando vuelva.',
      newerVersion:
        'La base de datos ya es de una versión más nueva de SoporteBalance. Actualice el programa en este equipo para seguir.',
      clockOff_one:
        'El reloj de este equipo difiere {{count}} minuto del servidor. Corríjalo; mientras tanto solo se puede consultar.',
      clockOff_other:
        'El reloj de este equipo difiere {{count}} minutos del servidor. Corríjalo; mientras tanto solo se puede consultar.',
    },
    conflict: {
      title: 'Cambió mientras usted escribía',
      system: 'El sistema',
    },
    storage: {
      full: 'El disco del sistema está lleno: no se guardó nada. Avise a quien administra el sistema; lo que escribió sigue aquí.',
      readOnly:
        'No se puede escribir en el disco del sistema: no se guardó nada. Avise a quien administra el sistema.',
      unreachable:
        'El disco del sistema no responde. Intente de nuevo en un momento; lo que escribió sigue aquí.',
      damaged:
        'Los datos del sistema están dañados. No siga trabajando y avise a quien administra el sistema.',
    },
    toast: { title: 'No se pudo', undo: 'Deshacer', reference: 'Referencia: {{reference}}' },
    connection: {
      connected: 'Conectado',
      connecting: 'Conectando…',
      offline: 'Sin conexión',
      offlineHint:
        'Sin conexión. Puede seguir escribiendo: lo que envíe se guarda y sale solo cuando vuelva.',
      offlineStays:
        'Sin conexión. Lo que escriba se queda en la página, pero nada se envía hasta que vuelva: no la cierre.',
    },
  },
  {
    en: {
      error: {
        invalid: 'Please check the marked fields.',
        unauthenticated: 'Your session has ended. Sign in again to go on.',
        wrongCredentials: 'The user name or the password does not match.',
        secondFactorRequired: 'Type the code of your phone too.',
        secondFactorWrong: 'That code is no good. Wait for the next one, or use a recovery code.',
        forbidden: 'Your role does not allow this.',
        passwordChangeRequired: 'First change your temporary password.',
        secondFactorMissing: 'First turn on your second factor: your role demands it.',
        notFound: 'It does not exist, or you may not see it.',
        conflict: 'Could not save: somebody else changed this a moment ago.',
        commandIdReused: 'This was already sent with other data. Please try again.',
        illegalTransition: 'That can no longer be done in the present state.',
        overLimit: 'They already have {{active}} of {{limit}} tickets. To add another, write the reason.',
        duplicate: 'That value is already in use.',
        lastAdministrator: 'At least one administrator must remain.',
        inUse: 'It cannot be removed: it is still in use.',
        notEligible: 'That person cannot take it.',
        reasonRequired: 'Write the reason.',
        ruleBroken: 'A rule does not allow this.',
        tooLarge: 'The file is too large. The maximum is {{max}}.',
        unsupportedFile: 'That kind of file is not accepted: {{name}}.',
        lockedOut: 'Too many attempts. Wait until {{time}} to try again.',
        tooManyRequests: 'Too many requests. Please wait a moment.',
        busy: 'The system is busy. Please try again in a moment.',
        storage: 'The system’s disk does not answer. What you typed is still here.',
        suspended: 'This program cannot save just now. What you typed is still here.',
        internal: 'Something failed on our side. What you wrote is still here.',
        offline: 'No connection: it could not be sent. What you wrote is still here.',
      },
      ineligible: {
        disabled: 'That person cannot take it: their account is disabled.',
        noTechnician: 'That person cannot take it: they are not a technician.',
        offShift: 'That person cannot take it: they are off shift.',
        absent: 'That person cannot take it: they are absent.',
        noSkill: 'That person cannot take it: they lack the skill.',
        atLimit: 'That person cannot take it: they are at their limit.',
      },
      field: {
        required: 'This is missing.',
        tooShort: 'Too short: at least {{count}}.',
        tooLong: 'Too long: at most {{count}}.',
        email: 'Write an e-mail such as name@institution.mx.',
        number: 'Write a number from {{min}} to {{max}}.',
        format: 'It does not have the expected form.',
        duplicate: 'Already in use.',
        timeZone: 'That time zone is not known.',
        time: 'Write a time such as 09:00.',
        date: 'Write a date that exists.',
        passwordCommon: 'It is one of the first that somebody would try. Choose another.',
        passwordNamesPerson: 'It must not contain your name or user name.',
        passwordUnchanged: 'Choose another one than the present.',
        other: 'Please check this.',
      },
      suspended: {
        newerVersion:
          'The database belongs to a newer version now. Update the program on this computer; what you typed is still here.',
        clockOff:
          'This computer’s clock does not agree with the server’s. For now you can only look things up.',
      },
      standing: {
        away: 'The shared folder does not answer. What you type is kept on this computer and sent when it is back.',
        newerVersion:
          'The database belongs to a newer version of SoporteBalance now. Update the program on this computer to go on.',
        clockOff_one:
          'This computer’s clock is {{count}} minute off the server’s. Set it; until then you can only look things up.',
        clockOff_other:
          'This computer’s clock is {{count}} minutes off the server’s. Set it; until then you can only look things up.',
      },
      conflict: {
        title: 'It changed while you were writing',
        system: 'The system',
      },
      storage: {
        full: 'The system’s disk is full: nothing was saved. Tell whoever administers the system; what you typed is still here.',
        readOnly:
          'The system’s disk cannot be written: nothing was saved. Tell whoever administers the system.',
        unreachable:
          'The system’s disk does not answer. Try again in a moment; what you typed is still here.',
        damaged: 'The system’s data is damaged. Stop working and tell whoever administers the system.',
      },
      toast: { title: 'It could not be done', undo: 'Undo', reference: 'Reference: {{reference}}' },
      connection: {
        connected: 'Connected',
        connecting: 'Connecting…',
        offline: 'No connection',
        offlineHint:
          'No connection. You can go on writing: what you send is kept and leaves by itself when it is back.',
        offlineStays:
          'No connection. What you write stays on the page, but nothing is sent until it is back: do not close it.',
      },
    },
    pt: {
      error: {
        invalid: 'Verifique os dados marcados.',
        unauthenticated: 'Sua sessão terminou. Entre de novo para continuar.',
        wrongCredentials: 'O usuário ou a senha não conferem.',
        secondFactorRequired: 'Digite também o código do seu telefone.',
        secondFactorWrong: 'Esse código não serve. Espere o próximo ou use um de reserva.',
        forbidden: 'Sua função não permite fazer isto.',
        passwordChangeRequired: 'Primeiro troque sua senha temporária.',
        secondFactorMissing: 'Primeiro ative seu segundo fator: sua função o exige.',
        notFound: 'Não existe, ou você não pode ver.',
        conflict: 'Não foi possível salvar: outra pessoa alterou isto há um momento.',
        commandIdReused: 'Isto já foi enviado com outros dados. Tente de novo.',
        illegalTransition: 'Isso já não pode ser feito no estado atual.',
        overLimit: 'Já tem {{active}} de {{limit}} solicitações. Para dar mais uma, escreva o motivo.',
        duplicate: 'Esse valor já está em uso.',
        lastAdministrator: 'Deve restar ao menos um administrador.',
        inUse: 'Não pode ser retirado: ainda está em uso.',
        notEligible: 'Essa pessoa não pode assumir.',
        reasonRequired: 'Escreva o motivo.',
        ruleBroken: 'Uma regra não permite fazer isto.',
        tooLarge: 'O arquivo é grande demais. O máximo é {{max}}.',
        unsupportedFile: 'Esse tipo de arquivo não é aceito: {{name}}.',
        lockedOut: 'Tentativas demais. Espere até {{time}} para tentar de novo.',
        tooManyRequests: 'Pedidos demais. Espere um momento.',
        busy: 'O sistema está ocupado. Tente de novo em um momento.',
        storage: 'O disco do sistema não responde. O que você digitou continua aqui.',
        suspended: 'Este programa não pode salvar por enquanto. O que você digitou continua aqui.',
        internal: 'Algo falhou do nosso lado. O que você escreveu continua aqui.',
        offline: 'Sem conexão: não foi possível enviar. O que você escreveu continua aqui.',
      },
      ineligible: {
        disabled: 'Essa pessoa não pode assumir: a conta está desativada.',
        noTechnician: 'Essa pessoa não pode assumir: não é técnico.',
        offShift: 'Essa pessoa não pode assumir: está fora do turno.',
        absent: 'Essa pessoa não pode assumir: está ausente.',
        noSkill: 'Essa pessoa não pode assumir: falta a especialidade.',
        atLimit: 'Essa pessoa não pode assumir: já está no limite.',
      },
      field: {
        required: 'Falta este dado.',
        tooShort: 'Curto demais: ao menos {{count}}.',
        tooLong: 'Longo demais: no máximo {{count}}.',
        email: 'Escreva um e-mail como nome@instituicao.mx.',
        number: 'Escreva um número de {{min}} a {{max}}.',
        format: 'Não tem a forma esperada.',
        duplicate: 'Já está em uso.',
        timeZone: 'Esse fuso horário não é conhecido.',
        time: 'Escreva uma hora como 09:00.',
        date: 'Escreva uma data que exista.',
        passwordCommon: 'É das primeiras que alguém tentaria. Escolha outra.',
        passwordNamesPerson: 'Não deve conter seu nome nem seu nome de usuário.',
        passwordUnchanged: 'Escolha uma diferente da atual.',
        other: 'Verifique este dado.',
      },
      suspended: {
        newerVersion:
          'O banco de dados já é de uma versão mais nova. Atualize o programa neste computador; o que você digitou continua aqui.',
        clockOff:
          'O relógio deste computador não coincide com o do servidor. Por enquanto só é possível consultar.',
      },
      standing: {
        away: 'A pasta compartilhada não responde. O que você digitar fica neste computador e é enviado quando ela voltar.',
        newerVersion:
          'O banco de dados já é de uma versão mais nova do SoporteBalance. Atualize o programa neste computador para continuar.',
        clockOff_one:
          'O relógio deste computador difere {{count}} minuto do servidor. Acerte-o; até lá só é possível consultar.',
        clockOff_other:
          'O relógio deste computador difere {{count}} minutos do servidor. Acerte-o; até lá só é possível consultar.',
      },
      conflict: {
        title: 'Mudou enquanto você escrevia',
        system: 'O sistema',
      },
      storage: {
        full: 'O disco do sistema está cheio: nada foi salvo. Avise quem administra o sistema; o que você digitou continua aqui.',
        readOnly:
          'Não é possível gravar no disco do sistema: nada foi salvo. Avise quem administra o sistema.',
        unreachable:
          'O disco do sistema não responde. Tente de novo em um momento; o que você digitou continua aqui.',
        damaged:
          'Os dados do sistema estão danificados. Pare de trabalhar e avise quem administra o sistema.',
      },
      toast: { title: 'Não foi possível', undo: 'Desfazer', reference: 'Referência: {{reference}}' },
      connection: {
        connected: 'Conectado',
        connecting: 'Conectando…',
        offline: 'Sem conexão',
        offlineHint:
          'Sem conexão. Você pode continuar escrevendo: o que enviar fica guardado e sai sozinho quando ela voltar.',
        offlineStays:
          'Sem conexão. O que escrever fica na página, mas nada é enviado até ela voltar: não a feche.',
      },
    },
  },
);
