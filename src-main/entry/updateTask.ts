import type { UpdateLook, UpdateRefusal } from '#shared/updates/look.ts';
import { type FromUpdateTask, type UpdateTask, updateTask } from '../electron/updateMessages.ts';
import { appVersion } from '../files/appVersion.ts';
import { fetchInstaller, isWhole } from '../updates/fetchInstaller.ts';
import { updatesForShell } from '../updates/institutionFile.ts';
import { type Looked, lookForUpdate, thisMachine } from '../updates/look.ts';
import { refusalOf } from '../updates/refused.ts';

const LAST_WORD_MS = 200;

const say = (message: FromUpdateTask): void => process.parentPort.postMessage(message);

type Whose = Pick<Extract<UpdateTask, { kind: 'look' }>, 'profileDir' | 'isClient'>;

async function look({ profileDir, isClient }: Whose): Promise<Looked & { readonly source: string | null }> {
  const settings = await updatesForShell(profileDir, isClient);
  const looked = await lookForUpdate({
    settings,
    profileDir,
    own: appVersion(),
    now: Date.now(),
    machine: thisMachine(),
  });
  return { ...looked, source: settings.source };
}

async function fetchIt(whose: Whose) {
  const { look: found, file, source } = await look(whose);
  if (file === null || source === null) {
    const nothing: UpdateRefusal = { problem: 'noFile', detail: 'There is nothing to fetch.' };
    const { problem, detail } = found.state === 'refused' ? found : nothing;
    return { look: found, fetched: { problem, detail } };
  }
  const { profileDir } = whose;
  const onProgress = (done: number, total: number) => say({ type: 'progress', done, total });
  try {
    return {
      look: found,
      fetched: { path: await fetchInstaller({ source, file, profileDir, onProgress }), file },
    };
  } catch (error) {
    return { look: found, fetched: refusalOf(error) };
  }
}

async function perform(task: UpdateTask): Promise<unknown> {
  switch (task.kind) {
    case 'look':
      return (await look(task)).look;
    case 'fetch':
      return fetchIt(task);
    case 'confirm':
      return isWhole(task.path, task.file);
  }
}

/** What nobody foresaw, in the shape of what was asked for. */
function failed(kind: UpdateTask['kind'], fault: unknown): unknown {
  const refusal = refusalOf(fault);
  const refused: UpdateLook = { state: 'refused', ...refusal };
  if (kind === 'confirm') return false;
  return kind === 'look' ? refused : { look: refused, fetched: refusal };
}

async function run(message: unknown): Promise<void> {
  const task = updateTask.parse(message);
  const result = await perform(task).catch((fault: unknown) => {
    console.error(fault);
    return failed(task.kind, fault);
  });
  say({ type: 'done', result });
  // Leaves the message the time to go out.
  setTimeout(() => process.exit(0), LAST_WORD_MS);
}

process.parentPort.once('message', ({ data }) => void run(data));
say({ type: 'listening' });
