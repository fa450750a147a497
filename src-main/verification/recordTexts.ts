import type { Language } from '#shared/people/contract.ts';

/** The words of the printed record; what was found is data and the same in every language. */
export interface RecordTexts {
  readonly document: string;
  readonly title: string;
  readonly folio: string;
  readonly page: string;
  readonly hash: string;
  readonly location: string;
  readonly began: string;
  readonly closed: string;
  readonly expected: string;
  readonly found: string;
  readonly missing: string;
  readonly elsewhere: string;
  readonly unknown: string;
  readonly note: string;
  readonly missingTitle: string;
  readonly elsewhereTitle: string;
  readonly unknownTitle: string;
  readonly foundTitle: string;
  readonly moved: string;
  readonly number: string;
  readonly asset: string;
  readonly holder: string;
  readonly recordedAt: string;
  readonly scanned: string;
  readonly verified: string;
  readonly responsible: string;
  readonly authorised: string;
  /** Below a line that is to be signed by hand. */
  readonly nameAndSignature: string;
}

export const recordTexts: Readonly<Record<Language, RecordTexts>> = {
  es: {
    folio: 'Folio',
    document: 'Acta de inventario físico',
    title: 'Acta de verificación física de inventario',
    page: 'Página {page} de {pages}',
    hash: 'Huella del contenido: {hash}',
    location: 'Ubicación',
    began: 'Inicio',
    closed: 'Cierre',
    expected: 'Registrados aquí',
    found: 'Localizados',
    missing: 'Faltantes',
    elsewhere: 'De otra ubicación',
    unknown: 'Sin registro',
    note: 'Observaciones',
    missingTitle: 'Bienes faltantes',
    elsewhereTitle: 'Bienes localizados que estaban registrados en otra ubicación',
    unknownTitle: 'Números leídos que no están en el inventario',
    foundTitle: 'Bienes localizados',
    moved: 'Desde el cierre quedaron registrados en esta ubicación.',
    number: 'Número de inventario',
    asset: 'Descripción',
    holder: 'En resguardo de',
    recordedAt: 'Registrado en',
    scanned: 'Número leído',
    verified: 'Verificó',
    responsible: 'Responsable del área',
    authorised: 'Vo. Bo.',
    nameAndSignature: 'Nombre y firma',
  },
  en: {
    folio: 'Folio',
    document: 'Record of physical inventory',
    title: 'Record of the physical verification of inventory',
    page: 'Page {page} of {pages}',
    hash: 'Fingerprint of the content: {hash}',
    location: 'Location',
    began: 'Began',
    closed: 'Closed',
    expected: 'Recorded here',
    found: 'Found',
    missing: 'Missing',
    elsewhere: 'From elsewhere',
    unknown: 'Not on record',
    note: 'Remarks',
    missingTitle: 'Missing assets',
    elsewhereTitle: 'Assets found that were recorded at another location',
    unknownTitle: 'Numbers read that are not in the inventory',
    foundTitle: 'Assets found',
    moved: 'From the closing on they are recorded at this location.',
    number: 'Inventory number',
    asset: 'Description',
    holder: 'In custody of',
    recordedAt: 'Recorded at',
    scanned: 'Number read',
    verified: 'Verified by',
    responsible: 'Responsible for the area',
    authorised: 'Approved by',
    nameAndSignature: 'Name and signature',
  },
  pt: {
    folio: 'Protocolo',
    document: 'Ata de inventário físico',
    title: 'Ata de verificação física do inventário',
    page: 'Página {page} de {pages}',
    hash: 'Impressão digital do conteúdo: {hash}',
    location: 'Local',
    began: 'Início',
    closed: 'Encerramento',
    expected: 'Registrados aqui',
    found: 'Encontrados',
    missing: 'Faltantes',
    elsewhere: 'De outro local',
    unknown: 'Sem registro',
    note: 'Observações',
    missingTitle: 'Bens faltantes',
    elsewhereTitle: 'Bens encontrados que estavam registrados em outro local',
    unknownTitle: 'Números lidos que não estão no inventário',
    foundTitle: 'Bens encontrados',
    moved: 'A partir do encerramento ficaram registrados neste local.',
    number: 'Número de inventário',
    asset: 'Descrição',
    holder: 'Sob custódia de',
    recordedAt: 'Registrado em',
    scanned: 'Número lido',
    verified: 'Verificou',
    responsible: 'Responsável pela área',
    authorised: 'Visto',
    nameAndSignature: 'Nome e assinatura',
  },
};
