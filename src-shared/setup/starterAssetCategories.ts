import type { CategoryKind, CustomField, CustomFieldType } from '../assets/asset.ts';
import type { Language } from '../people/contract.ts';

type Words = Readonly<Record<Language, string>>;

interface StarterField {
  readonly type: CustomFieldType;
  readonly label: Words;
  readonly choices?: readonly Words[];
}

/** What is worth knowing of equipment; several categories ask for the same. */
const fields = {
  processor: { type: 'text', label: { es: 'Procesador', en: 'Processor', pt: 'Processador' } },
  memory: { type: 'number', label: { es: 'Memoria (GB)', en: 'Memory (GB)', pt: 'Memória (GB)' } },
  storage: { type: 'text', label: { es: 'Almacenamiento', en: 'Storage', pt: 'Armazenamento' } },
  system: {
    type: 'text',
    label: { es: 'Sistema operativo', en: 'Operating system', pt: 'Sistema operacional' },
  },
  hostname: { type: 'text', label: { es: 'Nombre en la red', en: 'Network name', pt: 'Nome na rede' } },
  ip: { type: 'text', label: { es: 'Dirección IP', en: 'IP address', pt: 'Endereço IP' } },
  rack: { type: 'text', label: { es: 'Gabinete y posición', en: 'Rack and position', pt: 'Rack e posição' } },
  size: {
    type: 'number',
    label: { es: 'Tamaño (pulgadas)', en: 'Size (inches)', pt: 'Tamanho (polegadas)' },
  },
  connections: { type: 'text', label: { es: 'Conexiones', en: 'Connections', pt: 'Conexões' } },
  technology: {
    type: 'choice',
    label: { es: 'Tecnología', en: 'Technology', pt: 'Tecnologia' },
    choices: [
      { es: 'Láser', en: 'Laser', pt: 'Laser' },
      { es: 'Inyección de tinta', en: 'Inkjet', pt: 'Jato de tinta' },
      { es: 'Térmica', en: 'Thermal', pt: 'Térmica' },
      { es: 'Matriz de puntos', en: 'Dot matrix', pt: 'Matricial' },
    ],
  },
  isColour: { type: 'yesNo', label: { es: 'A color', en: 'Colour', pt: 'Colorida' } },
  supplies: {
    type: 'text',
    label: { es: 'Tóner o cartucho', en: 'Toner or cartridge', pt: 'Toner ou cartucho' },
  },
  pages: {
    type: 'number',
    label: { es: 'Contador de páginas', en: 'Page counter', pt: 'Contador de páginas' },
  },
  extension: { type: 'text', label: { es: 'Extensión', en: 'Extension', pt: 'Ramal' } },
  imei: { type: 'text', label: { es: 'IMEI', en: 'IMEI', pt: 'IMEI' } },
  phoneNumber: {
    type: 'text',
    label: { es: 'Número telefónico', en: 'Telephone number', pt: 'Número de telefone' },
  },
  carrier: { type: 'text', label: { es: 'Compañía telefónica', en: 'Carrier', pt: 'Operadora' } },
  networkKind: {
    type: 'choice',
    label: { es: 'Tipo', en: 'Kind', pt: 'Tipo' },
    choices: [
      { es: 'Conmutador', en: 'Switch', pt: 'Switch' },
      { es: 'Enrutador', en: 'Router', pt: 'Roteador' },
      { es: 'Punto de acceso', en: 'Access point', pt: 'Ponto de acesso' },
      { es: 'Cortafuegos', en: 'Firewall', pt: 'Firewall' },
      { es: 'Otro', en: 'Other', pt: 'Outro' },
    ],
  },
  ports: { type: 'number', label: { es: 'Puertos', en: 'Ports', pt: 'Portas' } },
  capacity: { type: 'number', label: { es: 'Capacidad (VA)', en: 'Capacity (VA)', pt: 'Capacidade (VA)' } },
  batteryChangedOn: {
    type: 'date',
    label: { es: 'Cambio de batería', en: 'Battery changed', pt: 'Troca da bateria' },
  },
  lumens: {
    type: 'number',
    label: { es: 'Luminosidad (lúmenes)', en: 'Brightness (lumens)', pt: 'Luminosidade (lúmens)' },
  },
} as const satisfies Readonly<Record<string, StarterField>>;

interface StarterAssetCategory {
  readonly name: Words;
  readonly kind: CategoryKind;
  readonly usefulLifeMonths: number | null;
  readonly fields: readonly (keyof typeof fields)[];
}

/**
 * What an ICT department keeps an inventory of; a first start offers it, administrators change it. Useful lives follow
 * CONAC, "Parámetros de Estimación de Vida Útil" (DOF 15/08/2012): computing and information technology equipment
 * (1.2.4.1.3, to which the expenditure classifier counts connectivity) and audiovisual equipment (1.2.4.2.1) 3 years;
 * communication (1.2.4.6.5) and electric equipment (1.2.4.6.6) 10 years. What is counted, or used up, has none.
 */
export const starterAssetCategories: readonly StarterAssetCategory[] = [
  {
    name: { es: 'Computadoras de escritorio', en: 'Desktop computers', pt: 'Computadores de mesa' },
    kind: 'equipment',
    usefulLifeMonths: 36,
    fields: ['processor', 'memory', 'storage', 'system', 'hostname', 'ip'],
  },
  {
    name: { es: 'Computadoras portátiles', en: 'Laptops', pt: 'Notebooks' },
    kind: 'equipment',
    usefulLifeMonths: 36,
    fields: ['processor', 'memory', 'storage', 'system', 'hostname'],
  },
  {
    name: { es: 'Monitores', en: 'Monitors', pt: 'Monitores' },
    kind: 'equipment',
    usefulLifeMonths: 36,
    fields: ['size', 'connections'],
  },
  {
    name: {
      es: 'Impresoras y multifuncionales',
      en: 'Printers and multifunction devices',
      pt: 'Impressoras e multifuncionais',
    },
    kind: 'equipment',
    usefulLifeMonths: 36,
    fields: ['technology', 'isColour', 'supplies', 'ip', 'pages'],
  },
  {
    name: { es: 'Escáneres', en: 'Scanners', pt: 'Scanners' },
    kind: 'equipment',
    usefulLifeMonths: 36,
    fields: ['connections'],
  },
  {
    name: { es: 'Teléfonos', en: 'Telephones', pt: 'Telefones' },
    kind: 'equipment',
    usefulLifeMonths: 120,
    fields: ['extension', 'ip'],
  },
  {
    name: { es: 'Celulares y tabletas', en: 'Mobile phones and tablets', pt: 'Celulares e tablets' },
    kind: 'equipment',
    usefulLifeMonths: 36,
    fields: ['imei', 'phoneNumber', 'carrier'],
  },
  {
    name: { es: 'Servidores y almacenamiento', en: 'Servers and storage', pt: 'Servidores e armazenamento' },
    kind: 'equipment',
    usefulLifeMonths: 36,
    fields: ['processor', 'memory', 'storage', 'system', 'hostname', 'ip', 'rack'],
  },
  {
    name: { es: 'Equipo de red', en: 'Network equipment', pt: 'Equipamento de rede' },
    kind: 'equipment',
    usefulLifeMonths: 36,
    fields: ['networkKind', 'ports', 'ip', 'rack'],
  },
  {
    name: { es: 'Respaldo de energía (UPS)', en: 'Power backup (UPS)', pt: 'Nobreaks (UPS)' },
    kind: 'equipment',
    usefulLifeMonths: 120,
    fields: ['capacity', 'batteryChangedOn'],
  },
  {
    name: { es: 'Proyectores y pantallas', en: 'Projectors and screens', pt: 'Projetores e telas' },
    kind: 'equipment',
    usefulLifeMonths: 36,
    fields: ['lumens', 'connections'],
  },
  {
    name: {
      es: 'Periféricos y accesorios',
      en: 'Peripherals and accessories',
      pt: 'Periféricos e acessórios',
    },
    kind: 'equipment',
    usefulLifeMonths: 36,
    fields: ['connections'],
  },
  {
    name: { es: 'Licencias de programas', en: 'Software licences', pt: 'Licenças de software' },
    kind: 'licence',
    usefulLifeMonths: null,
    fields: [],
  },
  {
    name: { es: 'Tóner y cartuchos', en: 'Toner and cartridges', pt: 'Toner e cartuchos' },
    kind: 'consumable',
    usefulLifeMonths: null,
    fields: [],
  },
  {
    name: { es: 'Cables y conectores', en: 'Cables and connectors', pt: 'Cabos e conectores' },
    kind: 'consumable',
    usefulLifeMonths: null,
    fields: [],
  },
  {
    name: { es: 'Refacciones', en: 'Spare parts', pt: 'Peças de reposição' },
    kind: 'consumable',
    usefulLifeMonths: null,
    fields: [],
  },
];

/** The fields of a starter category as they are stored, in one language. */
export function starterFields(category: StarterAssetCategory, language: Language): CustomField[] {
  return category.fields.map((key) => {
    const { type, label, choices = [] }: StarterField = fields[key];
    return {
      key,
      type,
      label: label[language],
      choices: choices.map((each) => each[language]),
      isRequired: false,
    };
  });
}
