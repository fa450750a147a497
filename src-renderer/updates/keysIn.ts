import { publicKeyIn } from '#shared/updates/settings.ts';

/**
 * The public keys in what was typed or pasted, one a line, PEM blocks among them; null where a line is none. The same key
 * twice is once.
 */
export function keysIn(text: string): readonly string[] | null {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^-----(BEGIN|END) PUBLIC KEY-----$/.test(line));
  const keys = lines.map(publicKeyIn);
  return keys.every((key) => key !== null) ? [...new Set(keys)] : null;
}
