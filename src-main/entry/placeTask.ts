import type { PlaceProgress } from '#shared/place/place.ts';
import { type FromTask, type PlaceTask, placeTask } from '../electron/taskMessages.ts';
import { appVersion } from '../files/appVersion.ts';
import { lookAtBackup } from '../place/lookAtBackup.ts';
import { lookAtFolder } from '../place/lookAtFolder.ts';
import { moveData } from '../place/moveData.ts';
import { problemOf } from '../place/problemOf.ts';
import { restoreHere } from '../place/restoreHere.ts';
import { lookAtServer } from '../relay/lookAtServer.ts';

const LAST_WORD_MS = 200;

const say = (message: FromTask): void => process.parentPort.postMessage(message);
const onProgress = (progress: PlaceProgress): void => say({ type: 'progress', progress });

function perform(task: PlaceTask): Promise<unknown> {
  switch (task.kind) {
    case 'server':
      return lookAtServer(task.address, appVersion());
    case 'folder':
      return lookAtFolder(task.folder);
    case 'backup':
      return lookAtBackup(task.choice, task.folders, onProgress);
    case 'change':
      return moveData(task.change, task.from, task.own, onProgress);
    case 'restore':
      return restoreHere(task.choice, task.folders, onProgress);
  }
}

async function run(message: unknown): Promise<void> {
  const result = await perform(placeTask.parse(message)).catch((fault: unknown) => {
    console.error(fault);
    return problemOf(fault);
  });
  say({ type: 'done', result });
  // Leaves the message the time to go out.
  setTimeout(() => process.exit(0), LAST_WORD_MS);
}

process.parentPort.once('message', ({ data }) => void run(data));
say({ type: 'listening' });
