import { desktopBridge } from '#shared/desktop/bridge.ts';

/** Hands a file to the person: the desktop asks where to, a browser downloads it. False when they changed their mind. */
export async function saveFile(file: File): Promise<boolean> {
  const bridge = desktopBridge();
  if (bridge !== undefined) return bridge.saveFile(file.name, new Uint8Array(await file.arrayBuffer()));
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  return true;
}
