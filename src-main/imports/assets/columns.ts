import { foldText } from '#shared/kernel/fold.ts';

/** What a file may say of an asset, and how its columns may be called: Snipe-IT's names, Spanish and Portuguese ones. */
export const ASSET_NAMES = {
  inventoryNumber: [
    'asset tag',
    'asset number',
    'inventory number',
    'tag',
    'numero de inventario',
    'no. de inventario',
    'no de inventario',
    'num. de inventario',
    'no. inventario',
    'numero inventario',
    'inventario',
    'clave de inventario',
    'etiqueta',
    'numero de patrimonio',
    'patrimonio',
    'numero do inventario',
  ],
  name: [
    'name',
    'item name',
    'asset name',
    'nombre',
    'nombre del bien',
    'descripcion',
    'descripcion del bien',
    'bien',
    'equipo',
    'description',
    'nome',
    'descricao',
  ],
  category: ['category', 'categoria', 'tipo', 'tipo de equipo', 'tipo de bien', 'type', 'clase'],
  brand: ['manufacturer', 'brand', 'marca', 'fabricante', 'make'],
  model: ['model', 'model name', 'modelo'],
  modelNumber: ['model number', 'model no', 'model no.', 'numero de modelo', 'numero do modelo'],
  serial: [
    'serial',
    'serial number',
    'serial no',
    'serial no.',
    's/n',
    'serie',
    'numero de serie',
    'no. de serie',
    'no de serie',
    'num. de serie',
    'service tag',
  ],
  status: ['status', 'status label', 'estado', 'estatus', 'situacion', 'situacao'],
  area: [
    'department',
    'area',
    'departamento',
    'adscripcion',
    'area de adscripcion',
    'unidad administrativa',
    'setor',
  ],
  location: ['location', 'default location', 'ubicacion', 'localizacion', 'sede', 'edificio', 'localizacao'],
  heldLocation: ['checked out to: location', 'checked out to location'],
  heldByUsername: [
    'checked out to: username',
    'checked out to username',
    'username',
    'usuario',
    'usuario asignado',
  ],
  heldByEmail: [
    'checked out to: email',
    'checked out to email',
    'email',
    'correo',
    'correo del resguardante',
  ],
  heldByName: [
    'checked out to: full name',
    'checked out to',
    'assigned to',
    'full name',
    'resguardante',
    'resguardatario',
    'asignado a',
    'responsable',
    'responsavel',
  ],
  heldByFirstName: ['checked out to: first name', 'checked out to first name'],
  heldByLastName: ['checked out to: last name', 'checked out to last name'],
  supplier: ['supplier', 'vendor', 'proveedor', 'fornecedor'],
  acquiredOn: [
    'purchase date',
    'purchased',
    'acquisition date',
    'fecha de adquisicion',
    'fecha de compra',
    'fecha compra',
    'fecha de alta',
    'data de aquisicao',
    'data de compra',
  ],
  cost: [
    'purchase cost',
    'cost',
    'price',
    'costo',
    'costo de adquisicion',
    'valor',
    'valor de adquisicion',
    'precio',
    'importe',
    'custo',
    'valor de aquisicao',
  ],
  invoice: [
    'invoice',
    'invoice number',
    'factura',
    'no. de factura',
    'numero de factura',
    'order number',
    'numero de orden',
    'pedido',
    'nota fiscal',
  ],
  warrantyUntil: [
    'warranty expires',
    'warranty until',
    'warranty end',
    'warranty expiration',
    'garantia hasta',
    'fin de garantia',
    'vencimiento de garantia',
    'garantia ate',
    'fim da garantia',
  ],
  warrantyMonths: ['warranty', 'warranty months', 'meses de garantia', 'garantia', 'garantia (meses)'],
  usefulLifeMonths: ['useful life (months)', 'eol', 'vida util', 'vida util (meses)', 'vida util em meses'],
  notes: [
    'asset notes',
    'notes',
    'item notes',
    'notas',
    'observaciones',
    'comentarios',
    'observacoes',
    'comments',
  ],
  parent: ['parent asset', 'parent', 'parte de', 'equipo principal', 'pertenece a', 'equipamento principal'],
} as const satisfies Record<string, readonly string[]>;

export type AssetColumn = keyof typeof ASSET_NAMES;

/** The file's own name of each column that it has, whatever the case and the accents; each column stands for one thing. */
export function findAssetColumns(columns: readonly string[]): ReadonlyMap<AssetColumn, string> {
  const found = new Map<AssetColumn, string>();
  const taken = new Set<string>();
  const plain = (name: string) => foldText(name).trim().replace(/\s+/g, ' ');
  for (const [field, names] of Object.entries(ASSET_NAMES) as [AssetColumn, readonly string[]][]) {
    for (const name of names) {
      const column = columns.find((each) => !taken.has(each) && plain(each) === name);
      if (column === undefined) continue;
      found.set(field, column);
      taken.add(column);
      break;
    }
  }
  return found;
}
