import type { MessagePortMain } from 'electron';
import { openDemo } from '../demo/openDemo.ts';
import { type FromHost, hostOptions, toHost } from '../electron/hostMessages.ts';
import { openServiceHost } from '../rpc/serviceHost.ts';

const LAST_WORD_MS = 200;

const say = (message: FromHost): void => process.parentPort.postMessage(message);

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
  const { dataDir, profileDir, demo } = options;
  const host = await (demo ? openDemo({ dataDir, profileDir }) : openServiceHost({ dataDir, profileDir }));
  close = () => host.close();
  connect = (port) => void host.connectPort(port, 'desktop');
  for (const port of waiting) connect(port);
  say({ type: 'ready' });
}

run().catch((error: unknown) => {
  console.error(error);
  say({ type: 'refused', message: error instanceof Error ? error.message : String(error) });
  // Leaves the message the time to go out.
  setTimeout(() => process.exit(1), LAST_WORD_MS);
});
