import { defineTexts } from '../../texts/defineTexts.ts';

/** The certification authorities that signatures are trusted by. */
export const trustTexts = defineTexts(
  'trustRoots',
  {
    title: 'Certificados de confianza',
    hint: 'Solo se aceptan firmas respaldadas por una de estas autoridades. Agregue la raíz y las intermedias del SAT o de su propia autoridad.',
    root: 'Raíz',
    intermediate: 'Intermedia',
    added: 'Agregado el {{when}}',
    addedBy: 'Agregado el {{when}} por {{who}}',
    remove: 'Quitar {{name}}',
    removeDialog: {
      title: 'Quitar certificado de confianza',
      hint: 'Las firmas que dependen de {{name}} dejarán de poder confirmarse.',
      confirm: 'Quitar certificado',
      done: 'Certificado quitado',
    },
    add: 'Agregar',
    addHint:
      'Archivo .cer, .crt o .pem; uno con varios certificados también sirve. Compruebe la huella con quien lo publica.',
    done: 'Certificados agregados',
    expired: 'Vencido',
    empty: {
      title: 'Aún no hay autoridades de confianza',
      hint: 'Mientras no haya ninguna, nadie puede firmar informes.',
    },
  },
  {
    en: {
      title: 'Trusted certificates',
      hint: 'Only signatures that one of these authorities stands behind are accepted. Add the root and the intermediates of the SAT, or of your own authority.',
      root: 'Root',
      intermediate: 'Intermediate',
      added: 'Added on {{when}}',
      addedBy: 'Added on {{when}} by {{who}}',
      remove: 'Remove {{name}}',
      removeDialog: {
        title: 'Remove a trusted certificate',
        hint: 'Signatures that depend on {{name}} can be confirmed no more.',
        confirm: 'Remove certificate',
        done: 'Certificate removed',
      },
      add: 'Add',
      addHint:
        'A .cer, .crt or .pem file; one with several certificates will do as well. Compare the fingerprint with whoever publishes it.',
      done: 'Certificates added',
      expired: 'Expired',
      empty: {
        title: 'No authority is trusted yet',
        hint: 'While there is none, nobody can sign reports.',
      },
    },
    pt: {
      title: 'Certificados de confiança',
      hint: 'Só são aceitas assinaturas respaldadas por uma destas autoridades. Adicione a raiz e as intermediárias do SAT ou de sua própria autoridade.',
      root: 'Raiz',
      intermediate: 'Intermediária',
      added: 'Adicionado em {{when}}',
      addedBy: 'Adicionado em {{when}} por {{who}}',
      remove: 'Remover {{name}}',
      removeDialog: {
        title: 'Remover certificado de confiança',
        hint: 'As assinaturas que dependem de {{name}} já não poderão ser confirmadas.',
        confirm: 'Remover certificado',
        done: 'Certificado removido',
      },
      add: 'Adicionar',
      addHint:
        'Arquivo .cer, .crt ou .pem; um com vários certificados também serve. Confira a impressão digital com quem o publica.',
      done: 'Certificados adicionados',
      expired: 'Vencido',
      empty: {
        title: 'Ainda não há autoridades de confiança',
        hint: 'Enquanto não houver nenhuma, ninguém pode assinar relatórios.',
      },
    },
  },
);
