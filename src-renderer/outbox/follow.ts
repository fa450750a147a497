import { notifications } from '@mantine/notifications';
import { backOff } from '#shared/kernel/backOff.ts';
import { toAppError } from '../rpc/appError.ts';
import { client } from '../rpc/client.ts';
import { useConnection } from '../rpc/connection.ts';
import { closedOutbox, type Draft, keepWith, mayKeep, useOutbox } from '../rpc/outbox.ts';
import { useSession } from '../rpc/session.ts';
import { useStanding } from '../rpc/standing.ts';
import { showDone } from '../rpc/undoToast.tsx';
import { textsNow } from '../texts/useTexts.ts';
import { type Box, MOST_FILE_BYTES, openBox, sizeOf } from './box.ts';
import { verdictOf } from './queue.ts';
import { type Ending, sendAll } from './send.ts';
import { outboxTexts } from './texts.ts';

let box: { readonly opened: Box; readonly personId: number; readonly epoch: number } | null = null;
let isRunning = false;
let isWantedAgain = false;

/** The outbox of the signed-in person, for the screens that change it; null until it could be opened. */
export function presentBox(): Box | null {
  return box?.opened ?? null;
}

/**
 * Opens the outbox of whoever signs in and sends what waits in there; closes it when they leave. Once for the window.
 * Does nothing where the browser has no cryptography or locks to offer: on a plain http address of another machine.
 */
export function followOutbox(): void {
  if (!mayKeep()) return;
  keepWith(keep);
  let followed = '';
  const renew = () => {
    const { phase, me } = useSession.getState();
    if (box !== null && (phase === 'signedOut' || (me !== null && me.id !== box.personId))) close();
    const here = place();
    if (here === followed) return;
    followed = here;
    if (here !== '') sendSoon();
  };
  useConnection.subscribe(renew);
  useStanding.subscribe(renew);
  useSession.subscribe(renew);
  renew();
}

/** Which connection and person it is about; empty while nothing can be sent. */
function place(): string {
  const { state, generation } = useConnection.getState();
  const { phase, me } = useSession.getState();
  const isIn = phase === 'signedIn' && !me.mustChangePassword && !me.lacksSecondFactor;
  const isOpen = useStanding.getState().standing.state === 'open';
  const isReady = state === 'connected' && isOpen && isIn;
  return isReady ? `${generation}:${me.id}` : '';
}

/** Sends what waits, now if nothing is being sent, and else once more afterwards. */
export function sendSoon(): void {
  isWantedAgain = true;
  if (!isRunning) void run();
}

async function run(): Promise<void> {
  isRunning = true;
  try {
    for (let attempt = 1; isWantedAgain; ) {
      isWantedAgain = false;
      const from = place();
      if (from === '') return;
      const ending = await sendFrom(from).catch((): Ending => 'later');
      if (ending !== 'later') {
        attempt = 1;
        continue;
      }
      await new Promise((resolve) => setTimeout(resolve, backOff(attempt, Math.random())));
      attempt += 1;
      // Elsewhere by now: the new connection asks by itself.
      if (place() === from) isWantedAgain = true;
    }
  } finally {
    isRunning = false;
  }
}

async function sendFrom(from: string): Promise<Ending> {
  const isOurs = () => place() === from;
  let ending: Ending = 'done';
  try {
    const belonging = await client.sessions.outbox({});
    // Another window's sign-in may have changed whose the connection is.
    if (!isOurs() || belonging.personId !== useSession.getState().me?.id) return 'signIn';
    if (
      box?.opened.owner !== `${belonging.databaseId}/${belonging.personId}` ||
      box.epoch !== belonging.epoch
    ) {
      close();
      const opened = await openBox(belonging);
      if (!isOurs()) {
        opened.close();
        return 'later';
      }
      box = { opened, personId: belonging.personId, epoch: belonging.epoch };
      useOutbox.setState({ isOpen: true });
    }
    const { opened } = box;
    await opened.show();
    const waiting = useOutbox.getState().items.length;
    ending = await sendAll(opened, belonging.epoch, isOurs);
    const left = (await opened.read()).length;
    if (ending === 'done' && left === 0 && waiting > 0) showDone(textsNow(outboxTexts)('allSent'));
  } catch (thrown) {
    const verdict = verdictOf(toAppError(thrown));
    ending = verdict === 'refused' ? 'done' : verdict;
  }
  return ending;
}

function close(): void {
  box?.opened.close();
  box = null;
  useOutbox.setState(closedOutbox);
}

async function keep(drafts: readonly Draft[]): Promise<boolean> {
  if (box === null) return false;
  const t = textsNow(outboxTexts);
  if (sizeOf([...useOutbox.getState().items, ...drafts]) > MOST_FILE_BYTES) {
    notifications.show({ color: 'orange', message: t('tooLarge'), autoClose: 12_000 });
    return false;
  }
  const isKept = await box.opened.add(drafts).catch(() => false);
  if (!isKept) return false;
  showDone(t('kept'));
  if (place() !== '') sendSoon();
  return true;
}
