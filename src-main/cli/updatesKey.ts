import { generateKeyPairSync } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { signerWith } from '../audit/keys.ts';
import { type Command, CommandFailure } from './command.ts';

export const updatesKey: Command = {
  name: 'updates key',
  usage: 'DIR',
  summary: 'makes the pair of keys with which the institution signs its updates',
  details: [
    'soporte-updates.pem is the private key: keep it where nobody else reads it, away from the folder of installers.',
    'soporte-updates.pub is the public one: a line for the settings of updates, or for soporte.json of each machine.',
    'A key that is there already is not written over.',
  ],
  options: {},
  arity: [1, 1],
  async run({ args, isJson, output }) {
    const folder = resolve(args[0] ?? '');
    const [file, publicFile] = [join(folder, 'soporte-updates.pem'), join(folder, 'soporte-updates.pub')];
    const { privateKey } = generateKeyPairSync('ed25519');
    const { keyId, publicKey: der } = signerWith(privateKey);
    const publicKey = Buffer.from(der).toString('base64');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    try {
      const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
      await writeFile(file, pem, { mode: 0o600, flag: 'wx', flush: true });
      await writeFile(publicFile, `${publicKey}\n`, { flag: 'wx' });
    } catch (fault) {
      if (!(fault instanceof Error && 'code' in fault && fault.code === 'EEXIST')) throw fault;
      throw new CommandFailure(`There is a key in ${folder} already.`);
    }
    if (isJson) await output.line(JSON.stringify({ file, publicFile, publicKey, keyId }));
    else
      for (const line of [`private key  ${file}`, `public key   ${publicKey}`, `key id       ${keyId}`])
        await output.line(line);
    return 0;
  },
};
