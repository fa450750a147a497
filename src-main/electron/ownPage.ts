export const APP_SCHEME = 'app';
export const APP_ORIGIN = 'app://soporte';

/** Whether an address is a page of ours: the only ones that load, navigate, talk to us or get a permission. */
export function isOwnPage(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === `${APP_SCHEME}:` && url.host === 'soporte' && !url.username && !url.port;
}

/** Whether an address may be handed to the system's browser or mail program. */
export function mayOpenOutside(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, username, password } = new URL(address);
  // user:password@ in a link is how https://bank.example@evil.example looks harmless.
  return (protocol === 'https:' || protocol === 'mailto:') && !username && !password;
}
