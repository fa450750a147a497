import type { BrowserContext, Page, Route } from '@playwright/test';
import type { FetchReply, ToProgram, ToTest } from './messages.ts';

type FromWindow = Exclude<ToTest, { kind: 'reply' } | { kind: 'window:open' }>;
type Opening = Extract<ToTest, { kind: 'window:open' }>;

/** What the shim in the page says (pageShim.js). */
type FromPage =
  | { kind: 'invoke' | 'send'; channel: string; args: unknown[] }
  | { kind: 'post'; channel: string; message: unknown; ports: string[] }
  | { kind: 'port'; port: string; data: unknown }
  | { kind: 'document'; document: string };

/** The way to the program's process. */
export interface ProgramLine {
  call(message: {
    kind: 'invoke' | 'fetch' | 'navigate' | 'popup';
    [key: string]: unknown;
  }): Promise<unknown>;
  send(message: ToProgram): void;
}

interface ShimWindow {
  __electronHear(channel: string, args: unknown[]): void;
  __electronPort(id: string, data: unknown): void;
  __electronPortClosed(id: string): void;
}

// Chromium loads no scheme that it was not built with: app://soporte/x is https://soporte.app.invalid/x in there.
const inBrowser = (url: string): string => url.replace(/^app:\/\/([^/]+)/, 'https://$1.app.invalid');
const inProgram = (url: string): string => url.replace(/^https:\/\/([^/]+)\.app\.invalid/, 'app://$1');

/** One window of the program as a page in the test's browser. */
export class PageHost {
  readonly stray: string[] = [];
  /** Resolves when the first page has loaded. */
  readonly loaded: Promise<void>;
  readonly #driver: ProgramLine;
  readonly #window: number;
  readonly #ready: Promise<Page>;
  #page: Page | undefined;
  /** What the program loads itself does not ask its own navigation guard. */
  #loading: string | undefined;
  #onLoaded: { resolve(): void; reject(error: unknown): void } = { resolve: () => {}, reject: () => {} };

  constructor(driver: ProgramLine, context: BrowserContext, opening: Opening, script: string) {
    this.#driver = driver;
    this.#window = opening.window;
    this.loaded = new Promise((resolve, reject) => {
      this.#onLoaded = { resolve, reject };
    });
    this.#ready = this.#open(context, opening, script);
    this.#ready.catch(this.#onLoaded.reject);
  }

  get page(): Page {
    if (!this.#page) throw new Error('The window has no page yet');
    return this.#page;
  }

  async #open(context: BrowserContext, { width, height }: Opening, script: string): Promise<Page> {
    const page = await context.newPage();
    this.#page = page;
    await page.setViewportSize({ width, height });
    await page.exposeBinding('__electronDouble', ({ frame }, message: FromPage) => {
      return this.#fromPage({ url: inProgram(frame.url()), isTop: frame.parentFrame() === null }, message);
    });
    await page.addInitScript({ content: script });
    await context.route('**/*', (route) => this.#answer(route));
    return page;
  }

  async hear(message: FromWindow): Promise<void> {
    const page = await this.#ready;
    switch (message.kind) {
      case 'window:load':
        return this.#load(page, message);
      case 'window:reload':
        await page.reload().catch(() => undefined);
        return;
      case 'window:resize':
        // The window may be closed by now.
        await page.setViewportSize({ width: message.width, height: message.height }).catch(() => undefined);
        return;
      case 'window:close':
        await page.close();
        return;
      case 'page:send':
        return this.#inPage(page, '__electronHear', message.channel, message.args);
      case 'port:post':
        return this.#inPage(page, '__electronPort', message.port, message.data);
      case 'port:close':
        return this.#inPage(page, '__electronPortClosed', message.port, undefined);
    }
  }

  async #load(page: Page, { url, call }: Extract<FromWindow, { kind: 'window:load' }>): Promise<void> {
    this.#loading = url;
    try {
      await page.goto(inBrowser(url));
      this.#driver.send({ kind: 'reply', call });
      this.#onLoaded.resolve();
    } catch (error) {
      this.#driver.send({ kind: 'reply', call, error: String(error) });
      this.#onLoaded.reject(error);
    }
  }

  /** A page on its way out misses what is said to it, as in Electron. */
  async #inPage(page: Page, name: keyof ShimWindow, first: string, second: unknown): Promise<void> {
    try {
      await page.evaluate(
        ([method, a, b]) => {
          const shim = globalThis as unknown as Record<string, (a: string, b: unknown) => void>;
          shim[method]?.(a, b);
        },
        [name, first, second] as const,
      );
    } catch {
      // gone
    }
  }

  #fromPage(frame: { url: string; isTop: boolean }, message: FromPage): Promise<unknown> | undefined {
    const window = this.#window;
    switch (message.kind) {
      case 'invoke':
        return this.#driver.call({ ...message, kind: 'invoke', window, frame }).then(
          (value) => ({ value }),
          (error: Error) => ({ error: error.message }),
        );
      case 'send':
        this.#driver.send({ ...message, kind: 'send', window, frame });
        return;
      case 'post':
        this.#driver.send({ ...message, window, frame });
        return;
      case 'port':
        this.#driver.send({ kind: 'port:message', window, port: message.port, data: message.data });
        return;
      case 'document':
        this.#driver.send({ kind: 'document', window, document: message.document });
        return;
    }
  }

  /** A request whose program has ended meanwhile is one that nobody answers any more. */
  async #answer(route: Route): Promise<void> {
    try {
      await this.#respond(route);
    } catch {
      await route.abort().catch(() => undefined);
    }
  }

  async #respond(route: Route): Promise<void> {
    const request = route.request();
    const url = inProgram(request.url());
    // No content keeps the page where it is; an aborted request would end on Chromium's error page.
    if (request.isNavigationRequest() && !(await this.#mayNavigate(route, url))) {
      return route.fulfill({ status: 204 });
    }
    if (!url.startsWith('app:')) {
      this.stray.push(url);
      return route.abort();
    }
    const reply = (await this.#driver.call({
      kind: 'fetch',
      url,
      method: request.method(),
      headers: request.headers(),
    })) as FetchReply;
    await route.fulfill({
      status: reply.status,
      headers: reply.headers,
      body: Buffer.from(reply.body, 'base64'),
    });
  }

  async #mayNavigate(route: Route, url: string): Promise<boolean> {
    const owner = ownerOf(route);
    if (owner !== this.#page) {
      const action = await this.#driver.call({ kind: 'popup', window: this.#window, url });
      await owner?.close();
      // The double opens no second window: a test that looks at the stray requests finds it.
      if (action !== 'deny') this.stray.push(`window for ${url}`);
      return false;
    }
    if (route.request().frame().parentFrame() !== null) return true;
    if (this.#loading === url) {
      this.#loading = undefined;
      return true;
    }
    return (await this.#driver.call({ kind: 'navigate', window: this.#window, url })) === true;
  }
}

function ownerOf(route: Route): Page | undefined {
  try {
    return route.request().frame().page();
  } catch {
    // the first request of a window that has no page yet
    return undefined;
  }
}
