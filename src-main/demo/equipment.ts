/** The sample's equipment: kinds of machines as a public institution has them, and what is kept in its store. */

export interface Machine {
  /** A category of the starter catalogue. */
  readonly category: string;
  readonly name: string;
  readonly brand: string;
  readonly model: string;
  /** Whole currency units. */
  readonly cost: number;
  readonly accessories: string | null;
}

export const desktops: readonly Machine[] = [
  {
    category: 'Computadoras de escritorio',
    name: 'Computadora de escritorio',
    brand: 'Dell',
    model: 'OptiPlex 7010',
    cost: 18_900,
    accessories: 'Teclado, ratón y cable de corriente',
  },
  {
    category: 'Computadoras de escritorio',
    name: 'Computadora de escritorio',
    brand: 'HP',
    model: 'ProDesk 400 G9',
    cost: 17_450,
    accessories: 'Teclado, ratón y cable de corriente',
  },
  {
    category: 'Computadoras de escritorio',
    name: 'Computadora todo en uno',
    brand: 'Lenovo',
    model: 'ThinkCentre neo 50a',
    cost: 21_300,
    accessories: 'Teclado, ratón y cable de corriente',
  },
];

export const laptops: readonly Machine[] = [
  {
    category: 'Computadoras portátiles',
    name: 'Computadora portátil',
    brand: 'Lenovo',
    model: 'ThinkPad E14',
    cost: 23_800,
    accessories: 'Cargador y mochila',
  },
  {
    category: 'Computadoras portátiles',
    name: 'Computadora portátil',
    brand: 'Dell',
    model: 'Latitude 3540',
    cost: 22_600,
    accessories: 'Cargador y mochila',
  },
];

export const monitor: Machine = {
  category: 'Monitores',
  name: 'Monitor de 24 pulgadas',
  brand: 'LG',
  model: '24MR400',
  cost: 2_750,
  accessories: 'Cable HDMI y de corriente',
};

/** What belongs to a place and not to a person: where it stands follows from its turn. */
export const shared: readonly Machine[] = [
  ...Array.from({ length: 10 }, (_, index): Machine => {
    const isColour = index % 3 === 0;
    return {
      category: 'Impresoras y multifuncionales',
      name: isColour ? 'Multifuncional a color' : 'Multifuncional monocromático',
      brand: isColour ? 'Epson' : 'HP',
      model: isColour ? 'WorkForce Pro C5890' : 'LaserJet Pro 4103',
      cost: isColour ? 14_200 : 11_900,
      accessories: null,
    };
  }),
  ...Array.from(
    { length: 6 },
    (): Machine => ({
      category: 'Equipo de red',
      name: 'Conmutador de 48 puertos',
      brand: 'Cisco',
      model: 'Catalyst 1000',
      cost: 38_500,
      accessories: null,
    }),
  ),
  {
    category: 'Servidores y almacenamiento',
    name: 'Servidor de archivos',
    brand: 'Dell',
    model: 'PowerEdge T350',
    cost: 96_000,
    accessories: null,
  },
  {
    category: 'Proyectores y pantallas',
    name: 'Proyector de la sala de juntas',
    brand: 'Epson',
    model: 'PowerLite FH52',
    cost: 19_900,
    accessories: 'Control remoto y funda',
  },
  {
    category: 'Respaldo de energía (UPS)',
    name: 'Respaldo del cuarto de comunicaciones',
    brand: 'APC',
    model: 'Smart-UPS 3000',
    cost: 41_200,
    accessories: null,
  },
];

export const suppliers = [
  { name: 'Cómputo y Redes del Ejemplo', contact: 'Ventas a gobierno', phone: '55 5555 0101' },
  { name: 'Servicios de Impresión de Muestra', contact: 'Mesa de servicio', phone: '55 5555 0102' },
] as const;

interface StoreItem {
  readonly kind: 'consumable' | 'licence';
  readonly category: string;
  readonly name: string;
  readonly brand: string | null;
  readonly model: string | null;
  readonly unit: string;
  readonly minimum: number;
  readonly cost: number;
  readonly received: number;
  /** How many were handed out to people since. */
  readonly handedOut: number;
}

/** Two of them are low: there is something to buy. */
export const store: readonly StoreItem[] = [
  {
    kind: 'consumable',
    category: 'Tóner y cartuchos',
    name: 'Tóner negro HP 151A',
    brand: 'HP',
    model: 'W1510A',
    unit: 'pieza',
    minimum: 4,
    cost: 1_850,
    received: 12,
    handedOut: 9,
  },
  {
    kind: 'consumable',
    category: 'Tóner y cartuchos',
    name: 'Tinta negra Epson T11A1',
    brand: 'Epson',
    model: 'T11A1',
    unit: 'pieza',
    minimum: 2,
    cost: 1_120,
    received: 6,
    handedOut: 2,
  },
  {
    kind: 'consumable',
    category: 'Cables y conectores',
    name: 'Cable de red categoría 6, 2 m',
    brand: null,
    model: null,
    unit: 'pieza',
    minimum: 10,
    cost: 65,
    received: 60,
    handedOut: 14,
  },
  {
    kind: 'consumable',
    category: 'Refacciones',
    name: 'Memoria DDR4 de 8 GB',
    brand: 'Kingston',
    model: 'KVR32N22S8',
    unit: 'pieza',
    minimum: 2,
    cost: 540,
    received: 8,
    handedOut: 3,
  },
  {
    kind: 'licence',
    category: 'Licencias de programas',
    name: 'Paquete de oficina, suscripción anual',
    brand: null,
    model: null,
    unit: 'puesto',
    minimum: 2,
    cost: 2_900,
    received: 20,
    handedOut: 18,
  },
  {
    kind: 'licence',
    category: 'Licencias de programas',
    name: 'Edición de PDF, licencia por persona',
    brand: null,
    model: null,
    unit: 'puesto',
    minimum: 1,
    cost: 3_400,
    received: 8,
    handedOut: 5,
  },
];
