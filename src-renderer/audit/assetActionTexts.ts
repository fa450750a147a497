/** What the audit log says of the inventory: its part of `actionTexts`. */
export const assetActions = {
  entity: {
    asset: 'Equipos del inventario',
    assetCategory: 'Categorías de equipo',
    supplier: 'Proveedores',
  },
  action: {
    asset: {
      any: 'Todo sobre equipos del inventario',
      created: 'registró el equipo {{label}}',
      changed: 'cambió el equipo {{label}}',
      inventoried: 'tomó del agente lo que dice del equipo {{label}}',
      moved: 'movió el equipo {{label}}',
      statusSet: 'cambió el estado del equipo {{label}}',
      retired: 'dio de baja el equipo {{label}}',
      filesAdded: 'agregó archivos al equipo {{label}}',
      fileRemoved: 'quitó un archivo del equipo {{label}}',
      photoChosen: 'cambió la foto del equipo {{label}}',
    },
    assetCategory: {
      any: 'Todo sobre categorías de equipo',
      created: 'creó la categoría {{label}}',
      changed: 'cambió la categoría {{label}}',
    },
    supplier: {
      any: 'Todo sobre proveedores',
      created: 'creó el proveedor {{label}}',
      changed: 'cambió el proveedor {{label}}',
    },
  },
} as const;

/** The same keys in the other languages; the types of `actionTexts` see to it. */
export const assetActionsIn = {
  en: {
    entity: {
      asset: 'Equipment',
      assetCategory: 'Equipment categories',
      supplier: 'Suppliers',
    },
    action: {
      asset: {
        any: 'Everything about equipment',
        created: 'registered the equipment {{label}}',
        changed: 'changed the equipment {{label}}',
        inventoried: 'took over what the agent says of the equipment {{label}}',
        moved: 'moved the equipment {{label}}',
        statusSet: 'changed the status of the equipment {{label}}',
        retired: 'retired the equipment {{label}}',
        filesAdded: 'added files to the equipment {{label}}',
        fileRemoved: 'took a file off the equipment {{label}}',
        photoChosen: 'changed the photo of the equipment {{label}}',
      },
      assetCategory: {
        any: 'Everything about equipment categories',
        created: 'created the category {{label}}',
        changed: 'changed the category {{label}}',
      },
      supplier: {
        any: 'Everything about suppliers',
        created: 'created the supplier {{label}}',
        changed: 'changed the supplier {{label}}',
      },
    },
  },
  pt: {
    entity: {
      asset: 'Equipamentos',
      assetCategory: 'Categorias de equipamento',
      supplier: 'Fornecedores',
    },
    action: {
      asset: {
        any: 'Tudo sobre equipamentos',
        created: 'registrou o equipamento {{label}}',
        changed: 'alterou o equipamento {{label}}',
        inventoried: 'registrou o que o agente diz do equipamento {{label}}',
        moved: 'moveu o equipamento {{label}}',
        statusSet: 'mudou o estado do equipamento {{label}}',
        retired: 'deu baixa no equipamento {{label}}',
        filesAdded: 'adicionou arquivos ao equipamento {{label}}',
        fileRemoved: 'retirou um arquivo do equipamento {{label}}',
        photoChosen: 'mudou a foto do equipamento {{label}}',
      },
      assetCategory: {
        any: 'Tudo sobre categorias de equipamento',
        created: 'criou a categoria {{label}}',
        changed: 'alterou a categoria {{label}}',
      },
      supplier: {
        any: 'Tudo sobre fornecedores',
        created: 'criou o fornecedor {{label}}',
        changed: 'alterou o fornecedor {{label}}',
      },
    },
  },
};
