import type { ShellLanguage } from '#shared/desktop/bridge.ts';

/** What the shell itself says: menu, tray, native dialogs. The page has its own texts. */
const es = {
  file: '&Archivo',
  newTicket: 'Nueva solicitud',
  search: 'Buscar…',
  print: 'Imprimir…',
  close: 'Cerrar ventana',
  quit: 'Salir de SoporteBalance',
  edit: '&Edición',
  undo: 'Deshacer',
  redo: 'Rehacer',
  cut: 'Cortar',
  copy: 'Copiar',
  paste: 'Pegar',
  selectAll: 'Seleccionar todo',
  view: '&Ver',
  reload: 'Volver a cargar',
  zoomIn: 'Acercar',
  zoomOut: 'Alejar',
  zoomReset: 'Tamaño normal',
  fullScreen: 'Pantalla completa',
  help: 'A&yuda',
  keys: 'Atajos de teclado',
  about: 'Acerca de SoporteBalance',
  open: 'Abrir SoporteBalance',
  nothingUnread: 'Sin avisos nuevos',
  oneUnread: '1 aviso sin leer',
  manyUnread: '{count} avisos sin leer',
  serving: 'Otros equipos se conectan a {address}',
  notServing: 'Otros equipos no pueden conectarse: el puerto está ocupado',
  copyAddress: 'Copiar la dirección',
  fingerprint: 'Huella del certificado',
  stillOpenTitle: 'SoporteBalance sigue abierto',
  stillOpenBody: 'Seguirá recibiendo avisos. Para cerrarlo del todo, use «Salir» en el icono de la bandeja.',
  hostFailedTitle: 'SoporteBalance no pudo abrir sus datos',
  hostFailedBody: 'El servicio interno se detuvo varias veces seguidas.',
  retry: 'Reintentar',
  leave: 'Salir',
};

export type ShellTexts = Readonly<Record<keyof typeof es, string>>;

const en: ShellTexts = {
  file: '&File',
  newTicket: 'New request',
  search: 'Search…',
  print: 'Print…',
  close: 'Close window',
  quit: 'Quit SoporteBalance',
  edit: '&Edit',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select all',
  view: '&View',
  reload: 'Reload',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  zoomReset: 'Actual size',
  fullScreen: 'Full screen',
  help: '&Help',
  keys: 'Keyboard shortcuts',
  about: 'About SoporteBalance',
  open: 'Open SoporteBalance',
  nothingUnread: 'No new notifications',
  oneUnread: '1 unread notification',
  manyUnread: '{count} unread notifications',
  serving: 'Other computers connect to {address}',
  notServing: 'Other computers cannot connect: the port is taken',
  copyAddress: 'Copy the address',
  fingerprint: 'Fingerprint of the certificate',
  stillOpenTitle: 'SoporteBalance is still open',
  stillOpenBody:
    'You will keep receiving notifications. To close it for good, choose “Quit” in the tray icon.',
  hostFailedTitle: 'SoporteBalance could not open its data',
  hostFailedBody: 'The internal service stopped several times in a row.',
  retry: 'Try again',
  leave: 'Quit',
};

const pt: ShellTexts = {
  file: '&Arquivo',
  newTicket: 'Nova solicitação',
  search: 'Buscar…',
  print: 'Imprimir…',
  close: 'Fechar janela',
  quit: 'Sair do SoporteBalance',
  edit: '&Editar',
  undo: 'Desfazer',
  redo: 'Refazer',
  cut: 'Recortar',
  copy: 'Copiar',
  paste: 'Colar',
  selectAll: 'Selecionar tudo',
  view: 'E&xibir',
  reload: 'Recarregar',
  zoomIn: 'Ampliar',
  zoomOut: 'Reduzir',
  zoomReset: 'Tamanho normal',
  fullScreen: 'Tela cheia',
  help: 'Aj&uda',
  keys: 'Atalhos de teclado',
  about: 'Sobre o SoporteBalance',
  open: 'Abrir o SoporteBalance',
  nothingUnread: 'Nenhum aviso novo',
  oneUnread: '1 aviso não lido',
  manyUnread: '{count} avisos não lidos',
  serving: 'Outros computadores se conectam a {address}',
  notServing: 'Outros computadores não podem se conectar: a porta está ocupada',
  copyAddress: 'Copiar o endereço',
  fingerprint: 'Impressão digital do certificado',
  stillOpenTitle: 'O SoporteBalance continua aberto',
  stillOpenBody: 'Você continuará recebendo avisos. Para fechá-lo de vez, use “Sair” no ícone da bandeja.',
  hostFailedTitle: 'O SoporteBalance não conseguiu abrir seus dados',
  hostFailedBody: 'O serviço interno parou várias vezes seguidas.',
  retry: 'Tentar novamente',
  leave: 'Sair',
};

export const shellTexts: Readonly<Record<ShellLanguage, ShellTexts>> = { es, en, pt };

/** The shell's language for a system locale such as `pt-BR`: Spanish unless it is one of the others. */
export function languageOf(locale: string): ShellLanguage {
  const language = locale.slice(0, 2).toLowerCase();
  return language === 'en' || language === 'pt' ? language : 'es';
}

export function unreadText(texts: ShellTexts, count: number): string {
  if (count === 0) return texts.nothingUnread;
  return count === 1 ? texts.oneUnread : texts.manyUnread.replace('{count}', String(count));
}
