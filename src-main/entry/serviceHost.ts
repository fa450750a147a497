import { randomUUID } from 'node:crypto';
import type { MessagePortMain } from 'electron';
import type { PlaceRefusal } from '#shared/place/place.ts';
import { readMode } from '../db/dataFolder.ts';
import { openDemo } from '../demo/openDemo.ts';
import {
  type FromHost,
  type Hindrance,
  type HostOptions,
  hostOptions,
  toHost,
} from '../electron/hostMessages.ts';
import { appVersion } from '../files/appVersion.ts';
import { type ServedToOthers, serveOthers } from '../http/serveOthers.ts';
import { problemOf } from '../place/problemOf.ts';
import { openRelay } from '../relay/relay.ts';
import { openServiceHost, type ServiceHost } from '../rpc/serviceHost.ts';

const LAST_WORD_MS = 200;

/** What the windows call on: a database of this machine, or somebody else's server. */
interface Opened {
  connect(port: MessagePortMain): void;
  close(): Promise<void>;
}

const say = (message: FromHost): void => process.parentPort.postMessage(message);
const hindranceOf = ({ problem, detail }: PlaceRefusal): Hindrance => ({ problem, detail });

function refuse(refusal: PlaceRefusal): void {
  say({ type: 'refused', hindrance: hindranceOf(refusal) });
  // Leaves the message the time to go out.
  setTimeout(() => process.exit(1), LAST_WORD_MS);
}

/** No database: it says `ready` and `away` as the server comes and goes. */
function openClient({ address, fingerprint }: Extract<HostOptions['place'], { mode: 'client' }>): Opened {
  const relay = openRelay({
    address,
    fingerprint,
    version: appVersion(),
    up: () => say({ type: 'ready', serving: null, hindrance: null }),
    away: (refusal) => say({ type: 'away', hindrance: hindranceOf(refusal) }),
    refused: refuse,
  });
  return { connect: (port) => relay.connectPort(port), close: async () => relay.close() };
}

async function openData({ place, dataDir, profileDir, demo }: HostOptions): Promise<Opened> {
  if (place.mode === 'sharedFile') await needSharedFolder(dataDir);
  const isServing = place.mode === 'serving';
  const folders = { dataDir, profileDir };
  const service = await (demo
    ? openDemo(folders)
    : openServiceHost({
        ...folders,
        newMode: isServing ? 'server' : 'local',
        // Nobody gets to see it: the first start is done at this machine, never from elsewhere.
        setupCode: isServing ? randomUUID() : null,
      }));
  const { served, hindrance } = isServing
    ? await tryToServe(service, profileDir, place.port)
    : { served: null, hindrance: null };
  const serving = served === null ? null : { url: served.url, fingerprint: served.fingerprint };
  say({ type: 'ready', serving, hindrance });
  return {
    connect: (port) => void service.connectPort(port, 'desktop'),
    async close() {
      await served?.stop();
      await service.close();
    },
  };
}

/** A folder that is away, or not what it was, is never made anew: that would be a database that nobody else has. */
async function needSharedFolder(dataDir: string): Promise<void> {
  if ((await readMode(dataDir)) === 'sharedFile') return;
  throw Object.assign(new Error(`${dataDir} cannot be reached or is not a shared data folder.`), {
    code: 'ENOENT',
    syscall: 'open',
  });
}

/** The work at this machine goes on when others cannot be served. */
async function tryToServe(
  service: ServiceHost,
  profileDir: string,
  port: number,
): Promise<{ served: ServedToOthers | null; hindrance: Hindrance | null }> {
  try {
    return { served: await serveOthers(service, { profileDir, port }), hindrance: null };
  } catch (fault) {
    console.error(fault);
    const detail = fault instanceof Error ? fault.message : String(fault);
    return { served: null, hindrance: { problem: 'portTaken', detail } };
  }
}

/** A utility process has no console of its own to lose: whatever was not foreseen ends it, and it is started again. */
async function run(): Promise<void> {
  const options = hostOptions.parse(JSON.parse(process.argv.at(-1) ?? ''));
  const waiting: MessagePortMain[] = [];
  let connect = (port: MessagePortMain): void => void waiting.push(port);
  let close = async (): Promise<void> => undefined;
  process.parentPort.on('message', ({ data, ports }) => {
    const message = toHost.parse(data);
    const [port] = ports;
    if (message.type === 'connect' && port) connect(port);
    if (message.type === 'close') {
      close().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    }
  });
  const { place } = options;
  const opened = place.mode === 'client' ? openClient(place) : await openData(options);
  close = opened.close;
  connect = opened.connect;
  for (const port of waiting) connect(port);
}

run().catch((error: unknown) => {
  console.error(error);
  refuse(problemOf(error));
});
