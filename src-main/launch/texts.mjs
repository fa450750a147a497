/** What `npm start` says before the program itself can speak, in the language of the system. */
const texts = {
  es: {
    noDisplay:
      'No hay pantalla (ni DISPLAY ni WAYLAND_DISPLAY), así que la aplicación de escritorio no puede abrirse:',
    asRoot: 'Electron no abre ventanas seguras como root, así que la aplicación de escritorio no se abre:',
    noBinary:
      'No se pudo obtener el programa Electron (¿sin conexión?), así que la aplicación de escritorio no puede abrirse:',
    serverInstead: 'se inicia el servidor incluido, que se usa desde el navegador.',
    fetching: 'Descargando Electron (solo la primera vez) …',
  },
  en: {
    noDisplay:
      'There is no display (neither DISPLAY nor WAYLAND_DISPLAY), so the desktop application cannot open:',
    asRoot: 'Electron opens no sandboxed windows as root, so the desktop application is not opened:',
    noBinary: 'The Electron program could not be fetched (offline?), so the desktop application cannot open:',
    serverInstead: 'starting the bundled server instead, to be used from a browser.',
    fetching: 'Fetching Electron (only the first time) …',
  },
  pt: {
    noDisplay:
      'Não há tela (nem DISPLAY nem WAYLAND_DISPLAY), por isso o aplicativo de desktop não pode abrir:',
    asRoot: 'O Electron não abre janelas seguras como root, por isso o aplicativo de desktop não é aberto:',
    noBinary:
      'Não foi possível obter o programa Electron (sem conexão?), por isso o aplicativo de desktop não pode abrir:',
    serverInstead: 'inicia-se o servidor incluído, para usar no navegador.',
    fetching: 'Baixando o Electron (só na primeira vez) …',
  },
};

export function launchTexts(locale = Intl.DateTimeFormat().resolvedOptions().locale) {
  return texts[locale.slice(0, 2)] ?? texts.es;
}
