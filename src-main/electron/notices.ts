import { Notification } from 'electron';
import type { NativeNotice } from '#shared/desktop/bridge.ts';

const MOST_SHOWN = 50;

/** Native notifications. They are held on to, since one that is collected as garbage no longer answers a click. */
export class Notices {
  readonly #shown = new Map<string, Notification>();
  readonly #onClick: (folio: string | null) => void;

  constructor(onClick: (folio: string | null) => void) {
    this.#onClick = onClick;
  }

  /** Shows one; another with the same id takes its place. Does nothing where the system has no notifications. */
  show(notice: NativeNotice): void {
    if (!Notification.isSupported()) return;
    this.#shown.get(notice.id)?.close();
    const notification = new Notification({ title: notice.title, body: notice.body });
    const forget = () => {
      if (this.#shown.get(notice.id) === notification) this.#shown.delete(notice.id);
    };
    notification.on('click', () => {
      forget();
      this.#onClick(notice.folio);
    });
    notification.on('close', forget);
    this.#shown.delete(notice.id);
    this.#shown.set(notice.id, notification);
    const oldest = this.#shown.keys().next().value;
    if (this.#shown.size > MOST_SHOWN && oldest !== undefined) this.#shown.delete(oldest);
    notification.show();
  }
}
