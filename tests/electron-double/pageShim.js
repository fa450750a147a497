// Runs in the page before its own scripts, in place of Electron: the preload API, then the real preload bundle,
// which driver.ts puts where the word below stands. Only the top frame gets a preload.
(() => {
  if (window !== window.top) return;
  const tell = window.__electronDouble;
  const documentId = Math.random().toString(36).slice(2);
  const ports = new Map();
  const listeners = new Map();

  /** Throws on what Electron's own messages refuse (functions, nodes), then makes it JSON-safe. */
  const pack = (value) => tag(structuredClone(value));
  const tag = (value) => {
    if (value instanceof ArrayBuffer) return tag(new Uint8Array(value));
    if (value instanceof Uint8Array) {
      let text = '';
      for (let at = 0; at < value.length; at += 32768) {
        text += String.fromCharCode(...value.subarray(at, at + 32768));
      }
      return { $bytes: btoa(text) };
    }
    if (Array.isArray(value)) return value.map(tag);
    if (value !== null && typeof value === 'object') {
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, tag(item)]));
    }
    return value;
  };
  const untag = (value) => {
    if (Array.isArray(value)) return value.map(untag);
    if (value !== null && typeof value === 'object') {
      if (typeof value.$bytes === 'string')
        return Uint8Array.from(atob(value.$bytes), (c) => c.charCodeAt(0));
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, untag(item)]));
    }
    return value;
  };

  window.__electronHear = (channel, args) => {
    for (const listener of listeners.get(channel) ?? []) listener({}, ...args.map(untag));
  };
  window.__electronPort = (id, data) => ports.get(id)?.postMessage(untag(data));
  window.__electronPortClosed = (id) => {
    const port = ports.get(id);
    ports.delete(id);
    port?.close();
    otherEnds.get(port)?.dispatchEvent(new Event('close'));
  };

  // Electron tells a port when its other end has closed, Chromium does not: so the shim must know which is which,
  // also after one of them went through window.postMessage and came out as another object.
  const otherEnds = new WeakMap();
  const onTheWay = [];
  window.MessageChannel = class extends MessageChannel {
    constructor() {
      super();
      otherEnds.set(this.port1, this.port2);
      otherEnds.set(this.port2, this.port1);
    }
  };
  const post = window.postMessage.bind(window);
  window.postMessage = (message, target, transfer) => {
    const transferred = Array.isArray(transfer) ? transfer : (target?.transfer ?? []);
    onTheWay.push(
      ...transferred.filter((item) => item instanceof MessagePort).map((port) => otherEnds.get(port)),
    );
    post(message, target, transfer);
  };
  window.addEventListener(
    'message',
    (event) => {
      for (const port of event.source === window ? event.ports : []) {
        const other = onTheWay.shift();
        if (other) otherEnds.set(port, other);
      }
    },
    true,
  );

  const ipcRenderer = {
    invoke: async (channel, ...args) => {
      const reply = await tell({ kind: 'invoke', channel, args: args.map(pack) });
      if (reply.error !== undefined)
        throw new Error(`Error invoking remote method '${channel}': ${reply.error}`);
      return untag(reply.value);
    },
    send: (channel, ...args) => void tell({ kind: 'send', channel, args: args.map(pack) }),
    on: (channel, listener) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
    },
    off: (channel, listener) => {
      listeners.set(
        channel,
        (listeners.get(channel) ?? []).filter((other) => other !== listener),
      );
    },
    postMessage: (channel, message, transfer = []) => {
      const ids = transfer.map((port) => {
        const id = `${documentId}:${ports.size}:${Math.random().toString(36).slice(2)}`;
        ports.set(id, port);
        port.onmessage = (event) => void tell({ kind: 'port', port: id, data: pack(event.data) });
        return id;
      });
      void tell({ kind: 'post', channel, message: pack(message), ports: ids });
    },
  };
  const contextBridge = {
    exposeInMainWorld: (key, api) =>
      Object.defineProperty(window, key, { value: Object.freeze(api), writable: false, enumerable: true }),
  };

  void tell({ kind: 'document', document: documentId });
  const requireElectron = (name) => {
    if (name === 'electron') return { ipcRenderer, contextBridge };
    throw new Error(`A sandboxed preload cannot require ${name}`);
  };
  const sandboxedProcess = { platform: 'PLATFORM' };
  // biome-ignore lint/correctness/noUnusedFunctionParameters: the preload bundle that goes in here uses them
  ((require, module, exports, process) => {
    /* PRELOAD */
  })(requireElectron, { exports: {} }, {}, sandboxedProcess);
})();
