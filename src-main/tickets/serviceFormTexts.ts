/** Every word of a printed service form; the same words as on the screens. `{names}` are filled in. */
export interface ServiceFormTexts {
  readonly document: string;
  readonly folio: string;
  readonly copies: readonly string[];
  readonly page: string;
  readonly printedAt: string;
  readonly requester: string;
  readonly employeeNumber: string;
  readonly post: string;
  readonly area: string;
  readonly location: string;
  readonly contact: string;
  readonly service: string;
  readonly technician: string;
  readonly received: string;
  readonly started: string;
  readonly finished: string;
  readonly worked: string;
  readonly equipment: string;
  readonly inventoryNumber: string;
  readonly description: string;
  readonly brandAndModel: string;
  readonly serial: string;
  readonly failure: string;
  readonly work: string;
  readonly parts: string;
  readonly quantity: string;
  readonly part: string;
  readonly coveredByWarranty: string;
  readonly remarks: string;
  readonly conformity: string;
  readonly doneBy: string;
  readonly receivedBy: string;
  readonly nameAndSignature: string;
}

const es: ServiceFormTexts = {
  document: 'Hoja de servicio',
  folio: 'Folio',
  copies: ['Original: soporte', 'Copia: solicitante'],
  page: 'Página {page} de {pages}',
  printedAt: 'Impresa el {when}',
  requester: 'Solicitante',
  employeeNumber: 'Núm. de empleado',
  post: 'Puesto',
  area: 'Área',
  location: 'Ubicación',
  contact: 'Contacto',
  service: 'Servicio',
  technician: 'Técnico',
  received: 'Recibida',
  started: 'Asignada',
  finished: 'Terminada',
  worked: 'Tiempo de trabajo',
  equipment: 'Equipo',
  inventoryNumber: 'Núm. de inventario',
  description: 'Descripción',
  brandAndModel: 'Marca y modelo',
  serial: 'Número de serie',
  failure: 'Falla o necesidad reportada',
  work: 'Trabajo realizado',
  parts: 'Refacciones y materiales',
  quantity: 'Cantidad',
  part: 'Refacción',
  coveredByWarranty: 'cubierta por la garantía',
  remarks: 'Observaciones',
  conformity:
    'El servicio descrito se realizó y lo recibo de conformidad, salvo lo que se anota en observaciones.',
  doneBy: 'Realizó el servicio',
  receivedBy: 'Recibió de conformidad',
  nameAndSignature: 'Nombre y firma',
};

const en: ServiceFormTexts = {
  document: 'Service form',
  folio: 'Folio',
  copies: ['Original: support', 'Copy: requester'],
  page: 'Page {page} of {pages}',
  printedAt: 'Printed on {when}',
  requester: 'Requester',
  employeeNumber: 'Employee no.',
  post: 'Post',
  area: 'Area',
  location: 'Location',
  contact: 'Contact',
  service: 'Service',
  technician: 'Technician',
  received: 'Received',
  started: 'Assigned',
  finished: 'Finished',
  worked: 'Time worked',
  equipment: 'Equipment',
  inventoryNumber: 'Inventory no.',
  description: 'Description',
  brandAndModel: 'Brand and model',
  serial: 'Serial number',
  failure: 'Failure or need reported',
  work: 'Work done',
  parts: 'Parts and materials',
  quantity: 'Quantity',
  part: 'Part',
  coveredByWarranty: 'covered by warranty',
  remarks: 'Remarks',
  conformity:
    'The service described was carried out and I accept it, except for what is noted under remarks.',
  doneBy: 'Service carried out by',
  receivedBy: 'Accepted by',
  nameAndSignature: 'Name and signature',
};

const pt: ServiceFormTexts = {
  document: 'Folha de serviço',
  folio: 'Folio',
  copies: ['Original: suporte', 'Cópia: solicitante'],
  page: 'Página {page} de {pages}',
  printedAt: 'Impressa em {when}',
  requester: 'Solicitante',
  employeeNumber: 'Nº de funcionário',
  post: 'Cargo',
  area: 'Área',
  location: 'Localização',
  contact: 'Contato',
  service: 'Serviço',
  technician: 'Técnico',
  received: 'Recebida',
  started: 'Atribuída',
  finished: 'Terminada',
  worked: 'Tempo de trabalho',
  equipment: 'Equipamento',
  inventoryNumber: 'Nº de inventário',
  description: 'Descrição',
  brandAndModel: 'Marca e modelo',
  serial: 'Número de série',
  failure: 'Falha ou necessidade relatada',
  work: 'Trabalho realizado',
  parts: 'Peças e materiais',
  quantity: 'Quantidade',
  part: 'Peça',
  coveredByWarranty: 'coberta pela garantia',
  remarks: 'Observações',
  conformity:
    'O serviço descrito foi realizado e o recebo de conformidade, salvo o que se anota em observações.',
  doneBy: 'Realizou o serviço',
  receivedBy: 'Recebeu de conformidade',
  nameAndSignature: 'Nome e assinatura',
};

export const serviceFormTexts = { es, en, pt } as const;
