import type { Condition, CustodyKind } from '#shared/custody/custody.ts';

/** The words of the printed form. They are frozen with each form, so that a better word here changes no signed paper. */
export interface FormTexts {
  readonly title: Readonly<Record<CustodyKind, string>>;
  /** Above the table: what the act is. `{from}`, `{to}`, `{institution}`, `{date}`. */
  readonly intro: Readonly<Record<CustodyKind, string>>;
  /** Of a return: what is said instead of the holder's promise. */
  readonly returnLegend: string;
  /** Before the institution's own legend on a renewal: the older forms end with it. */
  readonly renewalLegend: string;
  readonly copies: readonly [string, string, string];
  readonly condition: Readonly<Record<Condition, string>>;
  readonly count: { readonly one: string; readonly other: string };
  readonly labels: Readonly<Record<string, string>>;
}

const es: FormTexts = {
  title: {
    handOver: 'Resguardo de bienes',
    transfer: 'Transferencia de resguardo de bienes',
    renewal: 'Renovación de resguardo de bienes',
    return: 'Devolución de bienes en resguardo',
  },
  intro: {
    handOver:
      'Con fecha {date}, {from} entrega a {to} los bienes que se describen, propiedad de {institution}.',
    transfer:
      'Con fecha {date}, {from} entrega a {to}, que los recibe en resguardo, los bienes que se describen, propiedad de {institution}.',
    renewal:
      'Con fecha {date}, {to} ratifica el resguardo de los bienes que se describen, propiedad de {institution}, con sus datos actuales.',
    return:
      'Con fecha {date}, {from} devuelve a {to} los bienes que se describen, propiedad de {institution}, que tenía en resguardo.',
  },
  returnLegend:
    'Se reciben los bienes descritos en el estado y con los accesorios que se indican. Con esta devolución termina la responsabilidad de quien los tenía en resguardo, salvo por lo que aquí se anota como no entregado, incompleto o dañado.',
  renewalLegend:
    'Este resguardo sustituye a los anteriores sobre los mismos bienes, que quedan sin efecto a partir de esta fecha.',
  copies: ['Original: institución', 'Copia: persona resguardante', 'Copia: área de adscripción'],
  condition: {
    new: 'Nuevo',
    good: 'Bueno',
    fair: 'Regular',
    poor: 'Malo',
    missing: 'Extraviado, no presente',
  },
  count: { one: '{count} bien', other: '{count} bienes' },
  labels: {
    folio: 'Folio',
    date: 'Fecha',
    person: 'Persona resguardante',
    personReturning: 'Quien devuelve',
    personFrom: 'Quien entrega',
    personTo: 'Quien recibe en resguardo',
    employeeNumber: 'Núm. de empleado',
    post: 'Puesto',
    area: 'Área',
    number: 'Núm. de inventario',
    description: 'Descripción',
    brand: 'Marca',
    model: 'Modelo',
    serial: 'Serie',
    location: 'Ubicación',
    condition: 'Estado y accesorios',
    accessories: 'Accesorios',
    value: 'Valor',
    total: 'Valor total',
    noValue: 'Sin dato',
    legend: 'Responsabilidad',
    delivers: 'Entrega',
    receives: 'Recibe',
    authorises: 'Autoriza',
    nameAndSignature: 'Nombre, puesto y firma',
    issuedBy: 'Elaboró: {name}',
    fingerprint: 'Huella del contenido (SHA-256)',
    page: 'Página {page} de {pages}',
    confirmed: 'Confirmado en el sistema por {name} el {when}',
    authorised: 'Autorizado en el sistema por {name} el {when}',
    signed: 'Firmado en pantalla el {when}',
    draft: 'BORRADOR',
  },
};

const en: FormTexts = {
  title: {
    handOver: 'Custody of assets',
    transfer: 'Transfer of custody of assets',
    renewal: 'Renewal of custody of assets',
    return: 'Return of assets in custody',
  },
  intro: {
    handOver: 'On {date}, {from} hands over to {to} the assets described, property of {institution}.',
    transfer:
      'On {date}, {from} hands over to {to}, who takes them into custody, the assets described, property of {institution}.',
    renewal:
      'On {date}, {to} confirms the custody of the assets described, property of {institution}, with their present data.',
    return:
      'On {date}, {from} returns to {to} the assets described, property of {institution}, which were in their custody.',
  },
  returnLegend:
    'The assets described are received in the condition and with the accessories stated. With this return the responsibility of the person who had them in custody ends, except for what is noted here as not returned, incomplete or damaged.',
  renewalLegend:
    'This form takes the place of the earlier ones on the same assets, which have no effect from this date on.',
  copies: ['Original: institution', 'Copy: holder', 'Copy: area'],
  condition: { new: 'New', good: 'Good', fair: 'Fair', poor: 'Poor', missing: 'Lost, not present' },
  count: { one: '{count} asset', other: '{count} assets' },
  labels: {
    folio: 'Folio',
    date: 'Date',
    person: 'Holder',
    personReturning: 'Returned by',
    personFrom: 'Handed over by',
    personTo: 'Received into custody by',
    employeeNumber: 'Employee no.',
    post: 'Post',
    area: 'Area',
    number: 'Inventory no.',
    description: 'Description',
    brand: 'Brand',
    model: 'Model',
    serial: 'Serial',
    location: 'Location',
    condition: 'Condition and accessories',
    accessories: 'Accessories',
    value: 'Value',
    total: 'Total value',
    noValue: 'Not known',
    legend: 'Responsibility',
    delivers: 'Delivered by',
    receives: 'Received by',
    authorises: 'Authorised by',
    nameAndSignature: 'Name, post and signature',
    issuedBy: 'Prepared by: {name}',
    fingerprint: 'Fingerprint of the content (SHA-256)',
    page: 'Page {page} of {pages}',
    confirmed: 'Confirmed in the system by {name} on {when}',
    authorised: 'Authorised in the system by {name} on {when}',
    signed: 'Signed on screen on {when}',
    draft: 'DRAFT',
  },
};

const pt: FormTexts = {
  title: {
    handOver: 'Termo de responsabilidade de bens',
    transfer: 'Transferência de responsabilidade de bens',
    renewal: 'Renovação do termo de responsabilidade de bens',
    return: 'Devolução de bens sob responsabilidade',
  },
  intro: {
    handOver: 'Em {date}, {from} entrega a {to} os bens descritos, propriedade de {institution}.',
    transfer:
      'Em {date}, {from} entrega a {to}, que os recebe sob sua responsabilidade, os bens descritos, propriedade de {institution}.',
    renewal:
      'Em {date}, {to} ratifica a responsabilidade pelos bens descritos, propriedade de {institution}, com seus dados atuais.',
    return:
      'Em {date}, {from} devolve a {to} os bens descritos, propriedade de {institution}, que estavam sob sua responsabilidade.',
  },
  returnLegend:
    'Recebem-se os bens descritos no estado e com os acessórios indicados. Com esta devolução termina a responsabilidade de quem os tinha, exceto pelo que aqui se anota como não entregue, incompleto ou danificado.',
  renewalLegend:
    'Este termo substitui os anteriores sobre os mesmos bens, que ficam sem efeito a partir desta data.',
  copies: ['Original: instituição', 'Cópia: responsável', 'Cópia: área de lotação'],
  condition: { new: 'Novo', good: 'Bom', fair: 'Regular', poor: 'Ruim', missing: 'Extraviado, não presente' },
  count: { one: '{count} bem', other: '{count} bens' },
  labels: {
    folio: 'Número',
    date: 'Data',
    person: 'Responsável',
    personReturning: 'Quem devolve',
    personFrom: 'Quem entrega',
    personTo: 'Quem recebe',
    employeeNumber: 'Matrícula',
    post: 'Cargo',
    area: 'Área',
    number: 'Nº de patrimônio',
    description: 'Descrição',
    brand: 'Marca',
    model: 'Modelo',
    serial: 'Série',
    location: 'Local',
    condition: 'Estado e acessórios',
    accessories: 'Acessórios',
    value: 'Valor',
    total: 'Valor total',
    noValue: 'Não informado',
    legend: 'Responsabilidade',
    delivers: 'Entrega',
    receives: 'Recebe',
    authorises: 'Autoriza',
    nameAndSignature: 'Nome, cargo e assinatura',
    issuedBy: 'Elaborado por: {name}',
    fingerprint: 'Impressão digital do conteúdo (SHA-256)',
    page: 'Página {page} de {pages}',
    confirmed: 'Confirmado no sistema por {name} em {when}',
    authorised: 'Autorizado no sistema por {name} em {when}',
    signed: 'Assinado na tela em {when}',
    draft: 'RASCUNHO',
  },
};

export const formTexts: Readonly<Record<'es' | 'en' | 'pt', FormTexts>> = { es, en, pt };

export const FORM_LOCALES = { es: 'es-MX', en: 'en-GB', pt: 'pt-BR' } as const;
