import type { NoticeTexts } from './contract.ts';

/**
 * What a privacy notice may begin with; the institution completes it and answers for it. It follows the law of
 * obliged subjects that has been in force in Mexico since 21 March 2025 (published in the DOF on 20 March 2025), whose
 * third title regulates the rights of access, rectification, cancellation and opposition. No article is cited: which
 * ones apply, and which state's law besides, the institution's own lawyers say.
 */
export function noticeTemplate(institution: string): NoticeTexts {
  return {
    es: `AVISO DE PRIVACIDAD
Sistema de soporte técnico e inventario

Responsable. ${institution} es responsable del tratamiento de sus datos personales conforme a la Ley General de Protección de Datos Personales en Posesión de Sujetos Obligados (Diario Oficial de la Federación, 20 de marzo de 2025).

Qué datos se tratan. Nombre, usuario, correo, teléfono, número de empleado, puesto, área y ubicación; las solicitudes que usted presenta, con sus mensajes y archivos; el equipo que tiene en resguardo; y los registros de su uso del sistema: sesiones, avisos y bitácora. No se piden datos personales sensibles: no los escriba en sus solicitudes.

Para qué. Atender solicitudes de soporte; llevar el inventario y los resguardos; medir la carga de trabajo y los tiempos de atención; cuidar la seguridad del sistema y dejar constancia de quién hizo qué. No se usan para otros fines.

Con quién se comparten. No se transfieren a terceros, salvo cuando una ley lo ordene o lo pida una autoridad competente.

Cuánto tiempo. El que exijan esas finalidades y las normas de archivo. Los resguardos y los registros de auditoría se conservan como constancia.

Sus derechos (ARCO). Puede acceder a sus datos, rectificarlos, pedir su cancelación u oponerse a su tratamiento, como dispone el Título Tercero de esa ley. En «Mi cuenta» puede leer este aviso, corregir sus datos de contacto y descargar todo lo que se guarda de usted. Para lo demás, acuda a la Unidad de Transparencia de la institución.

Unidad de Transparencia. [Domicilio, teléfono y correo]

Cambios. Cuando este aviso cambie, el sistema le mostrará la nueva versión al entrar.`,
    en: `PRIVACY NOTICE
Technical support and inventory system

Controller. ${institution} is responsible for the processing of your personal data under Mexico’s General Law on the Protection of Personal Data Held by Obliged Subjects (Ley General de Protección de Datos Personales en Posesión de Sujetos Obligados, Diario Oficial de la Federación, 20 March 2025).

Which data. Name, user name, e-mail, telephone, employee number, post, area and location; the requests you make, with their messages and files; the equipment in your custody; and the records of your use of the system: sessions, notices and audit log. No sensitive personal data are asked for: do not write any in your requests.

What for. To attend to support requests; to keep the inventory and custody forms; to measure workload and times; to keep the system secure and to record who did what. They are used for nothing else.

With whom they are shared. They are not transferred to third parties, except where a law orders it or a competent authority asks for it.

For how long. As long as those purposes and the rules on archives demand. Custody forms and audit records are kept as evidence.

Your rights (ARCO). You may access your data, rectify them, ask for their cancellation, or object to their processing, as the third title of that law provides. In “My account” you can read this notice, correct your contact details and download all that is kept about you. For anything else, go to the institution’s transparency unit.

Transparency unit. [Address, telephone and e-mail]

Changes. When this notice changes, the system will show you the new version as you come in.`,
    pt: `AVISO DE PRIVACIDADE
Sistema de suporte técnico e inventário

Responsável. ${institution} é responsável pelo tratamento de seus dados pessoais conforme a Lei Geral de Proteção de Dados Pessoais em Posse de Sujeitos Obrigados do México (Ley General de Protección de Datos Personales en Posesión de Sujetos Obligados, Diario Oficial de la Federación, 20 de março de 2025).

Quais dados são tratados. Nome, usuário, e-mail, telefone, número de funcionário, cargo, área e localização; as solicitações que você apresenta, com suas mensagens e arquivos; o equipamento sob sua guarda; e os registros de seu uso do sistema: sessões, avisos e auditoria. Não se pedem dados pessoais sensíveis: não os escreva em suas solicitações.

Para quê. Atender solicitações de suporte; manter o inventário e os termos de guarda; medir a carga de trabalho e os tempos de atendimento; cuidar da segurança do sistema e registrar quem fez o quê. Não são usados para outros fins.

Com quem são compartilhados. Não são transferidos a terceiros, salvo quando uma lei o ordene ou uma autoridade competente o peça.

Por quanto tempo. O que exijam essas finalidades e as normas de arquivo. Os termos de guarda e os registros de auditoria são conservados como comprovação.

Seus direitos (ARCO). Você pode acessar seus dados, retificá-los, pedir seu cancelamento ou opor-se ao seu tratamento, como dispõe o Título Terceiro dessa lei. Em «Minha conta» pode ler este aviso, corrigir seus dados de contato e baixar tudo o que se guarda sobre você. Para o resto, procure a Unidade de Transparência da instituição.

Unidade de Transparência. [Endereço, telefone e e-mail]

Alterações. Quando este aviso mudar, o sistema mostrará a nova versão ao entrar.`,
  };
}
