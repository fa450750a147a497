import { createPrivateKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { type NewsTexts, newsTexts } from '#shared/updates/manifest.ts';
import { releaseNews } from '#shared/updates/news.ts';
import { programVersion } from '#shared/updates/version.ts';
import { type Signer, signerWith } from '../audit/keys.ts';
import { makeManifest } from '../updates/makeManifest.ts';
import { UpdateRefused } from '../updates/refused.ts';
import { type Call, type Command, CommandFailure, textOption, UsageError } from './command.ts';
import { needFile } from './needFile.ts';

export const updatesMake: Command = {
  name: 'updates make',
  usage: 'DIR --key FILE --version X.Y.Z [--news FILE] [--minimum X.Y.Z]',
  summary: 'signs a folder of installers, so that workstations follow it',
  details: [
    'Writes soporte-updates.json into the folder: names, sizes and SHA-256 of the installers that bear the version in',
    'their names, and what is new. The folder may then be a share, or be served by any web server over HTTPS.',
    '--key      the private key that “soporte updates key” made',
    '--news     JSON with a few lines in each language: {"es": ["…"], "en": ["…"], "pt": ["…"]}; otherwise those of',
    '           the program for that version',
    '--minimum  older versions install another one first (any unless given)',
  ],
  options: {
    key: { type: 'string' },
    version: { type: 'string' },
    news: { type: 'string' },
    minimum: { type: 'string' },
  },
  arity: [1, 1],
  async run(call) {
    const folder = resolve(call.args[0] ?? '');
    const version = versionOption(call, 'version');
    if (version === undefined) throw new UsageError('--version says which version the installers are.');
    const made = await makeManifest({
      folder,
      version,
      minimumVersion: versionOption(call, 'minimum') ?? '0.0.0',
      news: await newsFor(call, version),
      signer: await signerFrom(call),
      now: Date.now(),
      onProgress: (done, total) => call.progress.show('installers', done, total),
    }).catch((error: unknown) => {
      call.progress.clear();
      throw error instanceof UpdateRefused ? new CommandFailure(error.message) : error;
    });
    call.progress.clear();
    if (call.isJson) {
      await call.output.line(JSON.stringify(made));
      return 0;
    }
    if (made.leftOut.length > 0) console.error(`left out (other versions): ${made.leftOut.join(', ')}`);
    for (const { platform, arch, name } of made.manifest.files) {
      await call.output.line(`${platform} ${arch}  ${name}`);
    }
    await call.output.line(made.file);
    return 0;
  },
};

function versionOption(call: Call, name: string): string | undefined {
  const text = textOption(call, name);
  if (text === undefined || programVersion.safeParse(text).success) return text;
  throw new UsageError(`--${name} takes a version such as 1.2.3, not “${text}”.`);
}

async function signerFrom(call: Call): Promise<Signer> {
  const path = textOption(call, 'key');
  if (path === undefined) throw new UsageError('--key names the private key to sign with.');
  await needFile(resolve(path));
  const pem = await readFile(resolve(path));
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return signerWith(key);
  } catch {
    // Said below, without a word of what is in it.
  }
  throw new CommandFailure(`${basename(path)} is no private key made by “soporte updates key”.`);
}

async function newsFor(call: Call, version: string): Promise<NewsTexts> {
  const path = textOption(call, 'news');
  if (path === undefined) {
    const own = releaseNews.find((release) => release.version === version);
    if (own !== undefined) return own.texts;
    throw new UsageError(`--news is needed: this program knows nothing new of version ${version}.`);
  }
  await needFile(resolve(path));
  const text = await readFile(resolve(path), 'utf8');
  try {
    return newsTexts.parse(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch {
    throw new CommandFailure(
      `${path} must hold {"es": ["…"], "en": ["…"], "pt": ["…"]}: 1 to 20 lines in each, of 300 characters at most.`,
    );
  }
}
