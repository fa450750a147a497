import { defineTexts } from '../texts/defineTexts.ts';

/** What stands in the way, one sentence for each PlaceProblem, and the words of what happens meanwhile. */
export const placeTexts = defineTexts(
  'place',
  {
    problem: {
      unfitShare:
        'Esa carpeta no sirve para varias computadoras: lo que una escribe no está a salvo de la otra y los datos se dañarían.',
      clockOff:
        'El reloj de esta computadora y el del servidor de archivos difieren más de dos minutos. Ponga ambos en hora.',
      unreachable: 'Nada responde en esa dirección. Puede que el servidor esté apagado o que falte la red.',
      notSoporte: 'En esa dirección responde otro programa, no SoporteBalance.',
      otherCertificate: 'El certificado del servidor no es el que se aceptó.',
      notEncrypted: 'Lo que se escriba iría sin cifrar por la red. Use una dirección que empiece con https.',
      wrongPassphrase: 'Esa contraseña no abre este respaldo.',
      passphraseNeeded: 'Este respaldo está cerrado: escriba su contraseña.',
      damagedBackup: 'Este respaldo está dañado o incompleto. Pruebe con otro.',
      notABackup: 'Ese archivo no es un respaldo de SoporteBalance.',
      inUse: 'Otro programa tiene abiertos esos datos. Ciérrelo y vuelva a intentar.',
      occupied: 'Esa carpeta ya tiene datos u otros archivos.',
      notWritable: 'No se puede escribir en esa carpeta: falta permiso o es de solo lectura.',
      full: 'El disco está lleno. Haga lugar y vuelva a intentar.',
      folderAway: 'La carpeta no está, o el servidor de archivos no responde.',
      damaged:
        'Los datos no se pueden leer o están incompletos. No borre nada: restaurar una copia es lo que ayuda.',
      newer:
        'Los datos o el servidor son de una versión más nueva de SoporteBalance. Actualice esta computadora.',
      olderServer: 'El servidor tiene una versión más antigua que esta computadora. Pida que lo actualicen.',
      portTaken: 'Otro programa ocupa ese puerto. Elija otro, o cierre ese programa.',
      fixedByMachine: 'Quien administra este equipo decidió dónde trabaja; aquí no se puede cambiar.',
      failed: 'Algo no previsto lo impidió. El detalle sirve a quien le dé soporte.',
    },
    detail: 'Detalle técnico (en inglés)',
    moving: {
      change: 'Cambiando de lugar',
      restore: 'Restaurando la copia',
      calm: 'No apague el equipo. Si algo se interrumpe, lo que había sigue donde estaba.',
      step: {
        examining: 'Examinando…',
        copying: 'Copiando…',
        checking: 'Comprobando…',
        restoring: 'Poniendo los datos en su lugar…',
        opening: 'Abriendo…',
      },
    },
    done: {
      change: 'Listo: ya se trabaja en el lugar nuevo',
      restore: 'La copia está restaurada',
      kept: 'Lo que había antes se conservó en:',
      keptHint: 'Bórrelo solo cuando haya visto que todo está en orden.',
      enter: 'Ir a la entrada',
    },
    trouble: {
      title: 'No se pudieron abrir los datos',
      retry: 'Reintentar',
      other: 'Elegir otro lugar',
      server: 'Conectarse a un servidor',
      serverHint: 'Una carpeta así no tiene arreglo desde aquí; un servidor no la necesita.',
      restore: 'Restaurar una copia',
      keepLooking: 'Seguir viendo esta página',
      written: 'Lo que estaba escribiendo sigue en la página.',
    },
    certificate: {
      title: 'Puede que no sea su servidor',
      warning:
        'Si alguien se hace pasar por él, vería su contraseña y todo lo que escriba. Pregunte a quien administra el servidor si cambió el certificado, y compare la huella nueva con la que él ve. Si no puede preguntarle, no se conecte.',
      accepted: 'La huella que se aceptó',
      presented: 'La huella que se presenta ahora',
      unknown: 'No se pudo leer.',
      asked: 'Pregunté a quien administra el servidor, y la huella nueva es la que él ve.',
      accept: 'Aceptar el certificado nuevo',
    },
    outbox_one:
      'Hay {{count}} cosa por enviar. Si cambia, se queda en este equipo y no sale hasta que vuelva.',
    outbox_other:
      'Hay {{count}} cosas por enviar. Si cambia, se quedan en este equipo y no salen hasta que vuelva.',
  },
  {
    en: {
      problem: {
        unfitShare:
          'That folder is not fit for several computers: what one writes is not safe from the other, and the data would be damaged.',
        clockOff:
          'The clocks of this computer and of the file server are more than two minutes apart. Set both right.',
        unreachable:
          'Nothing answers at that address. The server may be switched off, or there is no network.',
        notSoporte: 'Another program answers at that address, not SoporteBalance.',
        otherCertificate: 'The server’s certificate is not the one that was accepted.',
        notEncrypted:
          'What you write would go over the network unencrypted. Use an address that begins with https.',
        wrongPassphrase: 'That passphrase does not open this backup.',
        passphraseNeeded: 'This backup is sealed: type its passphrase.',
        damagedBackup: 'This backup is damaged or incomplete. Try another one.',
        notABackup: 'That file is no backup of SoporteBalance.',
        inUse: 'Another program has these data open. Close it and try again.',
        occupied: 'That folder holds data or other files already.',
        notWritable: 'Nothing can be written in that folder: permission is missing, or it is read-only.',
        full: 'The disk is full. Make room and try again.',
        folderAway: 'The folder is not there, or the file server does not answer.',
        damaged:
          'The data cannot be read or are incomplete. Delete nothing: restoring a backup is what helps.',
        newer: 'The data or the server are of a newer version of SoporteBalance. Update this computer.',
        olderServer: 'The server has an older version than this computer. Ask for it to be updated.',
        portTaken: 'Another program has that port. Choose another one, or close that program.',
        fixedByMachine: 'Whoever administers this machine decided where it works; it cannot be changed here.',
        failed: 'Something unforeseen prevented it. The detail helps whoever gives you support.',
      },
      detail: 'Technical detail (in English)',
      moving: {
        change: 'Changing places',
        restore: 'Restoring the backup',
        calm: 'Do not switch the machine off. If it is interrupted, what was there is still where it was.',
        step: {
          examining: 'Examining…',
          copying: 'Copying…',
          checking: 'Checking…',
          restoring: 'Putting the data in their place…',
          opening: 'Opening…',
        },
      },
      done: {
        change: 'Done: the work goes on in the new place',
        restore: 'The backup is restored',
        kept: 'What was there before was kept in:',
        keptHint: 'Delete it only when you have seen that everything is in order.',
        enter: 'Go to the sign-in',
      },
      trouble: {
        title: 'The data could not be opened',
        retry: 'Try again',
        other: 'Choose another place',
        server: 'Connect to a server',
        serverHint: 'A folder like that cannot be mended from here; a server does not need it.',
        restore: 'Restore a backup',
        keepLooking: 'Go on looking at this page',
        written: 'What you were writing is still on the page.',
      },
      certificate: {
        title: 'This may not be your server',
        warning:
          'If somebody impersonates it, they would see your password and everything you write. Ask whoever administers the server whether the certificate changed, and compare the new fingerprint with the one that they see. If you cannot ask, do not connect.',
        accepted: 'The fingerprint that was accepted',
        presented: 'The fingerprint that is presented now',
        unknown: 'It could not be read.',
        asked: 'I asked whoever administers the server, and the new fingerprint is the one that they see.',
        accept: 'Accept the new certificate',
      },
      outbox_one:
        '{{count}} thing waits to be sent. If you change, it stays on this machine and does not leave until you are back.',
      outbox_other:
        '{{count}} things wait to be sent. If you change, they stay on this machine and do not leave until you are back.',
    },
    pt: {
      problem: {
        unfitShare:
          'Essa pasta não serve para vários computadores: o que um escreve não está a salvo do outro e os dados seriam danificados.',
        clockOff:
          'O relógio deste computador e o do servidor de arquivos diferem mais de dois minutos. Acerte os dois.',
        unreachable: 'Nada responde nesse endereço. O servidor pode estar desligado ou faltar a rede.',
        notSoporte: 'Nesse endereço responde outro programa, não o SoporteBalance.',
        otherCertificate: 'O certificado do servidor não é o que foi aceito.',
        notEncrypted: 'O que for escrito iria sem cifra pela rede. Use um endereço que comece com https.',
        wrongPassphrase: 'Essa senha não abre este backup.',
        passphraseNeeded: 'Este backup está fechado: escreva a senha.',
        damagedBackup: 'Este backup está danificado ou incompleto. Tente outro.',
        notABackup: 'Esse arquivo não é um backup do SoporteBalance.',
        inUse: 'Outro programa está com esses dados abertos. Feche-o e tente de novo.',
        occupied: 'Essa pasta já tem dados ou outros arquivos.',
        notWritable: 'Não se pode escrever nessa pasta: falta permissão ou é somente leitura.',
        full: 'O disco está cheio. Libere espaço e tente de novo.',
        folderAway: 'A pasta não está lá, ou o servidor de arquivos não responde.',
        damaged:
          'Os dados não podem ser lidos ou estão incompletos. Não apague nada: restaurar um backup é o que ajuda.',
        newer:
          'Os dados ou o servidor são de uma versão mais nova do SoporteBalance. Atualize este computador.',
        olderServer: 'O servidor tem uma versão mais antiga que este computador. Peça que o atualizem.',
        portTaken: 'Outro programa ocupa essa porta. Escolha outra, ou feche esse programa.',
        fixedByMachine: 'Quem administra este equipamento decidiu onde trabalha; aqui não se pode alterar.',
        failed: 'Algo imprevisto impediu. O detalhe serve a quem der suporte.',
      },
      detail: 'Detalhe técnico (em inglês)',
      moving: {
        change: 'Mudando de lugar',
        restore: 'Restaurando o backup',
        calm: 'Não desligue o equipamento. Se algo for interrompido, o que havia continua onde estava.',
        step: {
          examining: 'Examinando…',
          copying: 'Copiando…',
          checking: 'Conferindo…',
          restoring: 'Pondo os dados no lugar…',
          opening: 'Abrindo…',
        },
      },
      done: {
        change: 'Pronto: já se trabalha no novo lugar',
        restore: 'O backup está restaurado',
        kept: 'O que havia antes foi conservado em:',
        keptHint: 'Apague só quando tiver visto que tudo está em ordem.',
        enter: 'Ir para a entrada',
      },
      trouble: {
        title: 'Não foi possível abrir os dados',
        retry: 'Tentar de novo',
        other: 'Escolher outro lugar',
        server: 'Conectar-se a um servidor',
        serverHint: 'Uma pasta assim não tem conserto daqui; um servidor não precisa dela.',
        restore: 'Restaurar um backup',
        keepLooking: 'Continuar vendo esta página',
        written: 'O que você estava escrevendo continua na página.',
      },
      certificate: {
        title: 'Pode não ser o seu servidor',
        warning:
          'Se alguém se faz passar por ele, veria a sua senha e tudo o que você escrever. Pergunte a quem administra o servidor se o certificado mudou e compare a nova impressão digital com a que essa pessoa vê. Se não puder perguntar, não se conecte.',
        accepted: 'A impressão digital que foi aceita',
        presented: 'A impressão digital que se apresenta agora',
        unknown: 'Não foi possível ler.',
        asked: 'Perguntei a quem administra o servidor, e a nova impressão digital é a que essa pessoa vê.',
        accept: 'Aceitar o novo certificado',
      },
      outbox_one:
        'Há {{count}} coisa por enviar. Se mudar, fica neste equipamento e não sai até que você volte.',
      outbox_other:
        'Há {{count}} coisas por enviar. Se mudar, ficam neste equipamento e não saem até que você volte.',
    },
  },
);
