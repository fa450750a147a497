import { defineTexts } from '../texts/defineTexts.ts';

/** A sentence for each thing that can stand in the way of an update (`UPDATE_PROBLEMS`). */
export const updateProblemTexts = defineTexts(
  'updateProblems',
  {
    unreachable: 'No se pudo llegar al origen de las actualizaciones. Revise la red y la ruta.',
    hangs: 'El origen de las actualizaciones no responde. Intente más tarde.',
    untrustedCertificate:
      'El certificado de esa dirección no es de una autoridad en la que confíe este equipo.',
    redirected: 'Esa dirección manda a otro lugar, y no se sigue. Escriba la dirección definitiva.',
    noManifest: 'En el origen no está soporte-updates.json. Quien publica las versiones debe firmarlo ahí.',
    notManifest: 'El archivo soporte-updates.json no está bien hecho. No se instaló nada.',
    tooLarge: 'El archivo soporte-updates.json es demasiado grande. No se instaló nada.',
    unknownKey: 'Las versiones están firmadas con una llave en la que aquí no se confía. No se instaló nada.',
    wrongSignature:
      'La firma no corresponde: alguien cambió el archivo después de firmarlo. No se instaló nada.',
    otherProduct: 'Lo que hay en el origen es de otro programa.',
    futureManifest: 'Tiene una fecha del futuro. Revise el reloj de este equipo y el de quien publica.',
    olderManifest: 'Antes se vio ahí algo más nuevo: esto es de una fecha anterior, y no se sigue.',
    tooOldHere: 'Esta versión es demasiado antigua para pasar a la nueva. Instale antes una intermedia.',
    noFile: 'La versión nueva no tiene instalador para este tipo de equipo.',
    truncated: 'La descarga se interrumpió. Al reintentar sigue donde quedó.',
    altered: 'El instalador no es el que se firmó. No se instaló nada; avise a quien publica las versiones.',
    full: 'No hay espacio en el disco para descargar la versión nueva.',
    notWritable: 'No se puede escribir en la carpeta del programa de esta persona.',
    failed: 'No se pudo actualizar.',
  },
  {
    en: {
      unreachable: 'The source of the updates could not be reached. See to the network and the path.',
      hangs: 'The source of the updates does not answer. Try later.',
      untrustedCertificate:
        'The certificate of that address is not of an authority that this computer trusts.',
      redirected: 'That address sends on to another place, which is not followed. Type the final address.',
      noManifest:
        'The source has no soporte-updates.json. Whoever publishes the versions must sign it there.',
      notManifest: 'The file soporte-updates.json is not made well. Nothing was installed.',
      tooLarge: 'The file soporte-updates.json is too large. Nothing was installed.',
      unknownKey: 'The versions are signed with a key that is not trusted here. Nothing was installed.',
      wrongSignature:
        'The signature does not fit: somebody changed the file after it was signed. Nothing was installed.',
      otherProduct: 'What is in the source is of another program.',
      futureManifest:
        'It has a date in the future. See to the clock of this computer and of whoever publishes.',
      olderManifest: 'Something newer was seen there before: this is of an earlier date and is not followed.',
      tooOldHere: 'This version is too old to go to the new one. Install one in between first.',
      noFile: 'The new version has no installer for this kind of computer.',
      truncated: 'The download broke off. The next try goes on where it ended.',
      altered:
        'The installer is not the one that was signed. Nothing was installed; tell whoever publishes the versions.',
      full: 'There is no room on the disk to download the new version.',
      notWritable: 'The program’s folder of this person cannot be written.',
      failed: 'It could not be updated.',
    },
    pt: {
      unreachable: 'Não foi possível chegar à origem das atualizações. Verifique a rede e o caminho.',
      hangs: 'A origem das atualizações não responde. Tente mais tarde.',
      untrustedCertificate:
        'O certificado desse endereço não é de uma autoridade em que este computador confia.',
      redirected: 'Esse endereço manda a outro lugar, o que não se segue. Escreva o endereço definitivo.',
      noManifest: 'A origem não tem soporte-updates.json. Quem publica as versões deve assiná-lo ali.',
      notManifest: 'O arquivo soporte-updates.json não está bem feito. Nada foi instalado.',
      tooLarge: 'O arquivo soporte-updates.json é grande demais. Nada foi instalado.',
      unknownKey: 'As versões estão assinadas com uma chave em que aqui não se confia. Nada foi instalado.',
      wrongSignature:
        'A assinatura não corresponde: alguém mudou o arquivo depois de assinado. Nada foi instalado.',
      otherProduct: 'O que há na origem é de outro programa.',
      futureManifest: 'Tem uma data no futuro. Verifique o relógio deste computador e o de quem publica.',
      olderManifest: 'Antes foi visto ali algo mais novo: isto é de uma data anterior, e não se segue.',
      tooOldHere: 'Esta versão é antiga demais para passar à nova. Instale antes uma intermediária.',
      noFile: 'A versão nova não tem instalador para este tipo de computador.',
      truncated: 'O download foi interrompido. A próxima tentativa continua de onde parou.',
      altered: 'O instalador não é o que foi assinado. Nada foi instalado; avise quem publica as versões.',
      full: 'Não há espaço no disco para baixar a versão nova.',
      notWritable: 'Não é possível escrever na pasta do programa desta pessoa.',
      failed: 'Não foi possível atualizar.',
    },
  },
);
