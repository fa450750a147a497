import { DemoNotOnLoopback, startServer } from '../http/server.ts';
import { type Command, CommandFailure, textOption, UsageError, wholeOption } from './command.ts';

const PORT = 4310;

export const serve: Command = {
  name: 'serve',
  usage: '[--host 127.0.0.1] [--port 4310] [--demo]',
  summary: 'runs the server for browsers and other workstations',
  details: [
    '--host  address to listen on: HTTP on this machine only, HTTPS on any other address',
    '--port  0 takes a free one',
    '--demo  a sample institution, on this machine only',
  ],
  options: { host: { type: 'string' }, port: { type: 'string' }, demo: { type: 'boolean' } },
  arity: [0, 0],
  async run(call) {
    const demo = call.values.demo === true;
    const host = textOption(call, 'host') ?? '127.0.0.1';
    const port = wholeOption(call, 'port', { least: 0, most: 65_535, otherwise: PORT });
    const asked = askedToStop();
    const server = await startServer({ ...call.folders, host, port, demo }).catch((error: unknown) => {
      throw told(error, host, port);
    });
    const { url, setupCode } = server;
    const accounts = server.accounts?.map(({ username, name, role, password }) => ({
      username,
      name,
      role,
      password,
    }));
    if (call.isJson) {
      await call.output.line(JSON.stringify(accounts === undefined ? { url } : { url, accounts }));
    } else {
      await call.output.line(`SoporteBalance: ${url}`);
      for (const account of accounts ?? []) {
        await call.output.line(`  ${account.role.padEnd(14)} ${account.username} / ${account.password}`);
      }
    }
    if (setupCode !== null) console.error(`Code for the first start: ${setupCode}`);
    await asked;
    await server.stop();
    return 0;
  },
};

/**
 * Waits to be asked to stop. The handlers stay until the process has ended: asked again meanwhile, it goes on stopping,
 * since a signal without a handler would cut that short.
 */
function askedToStop(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  process.on('SIGINT', () => resolve());
  process.on('SIGTERM', () => resolve());
  return promise;
}

function told(error: unknown, host: string, port: number): unknown {
  if (error instanceof DemoNotOnLoopback) return new UsageError(error.message);
  if (!(error instanceof Error) || !('code' in error)) return error;
  switch (error.code) {
    case 'EADDRINUSE':
      return new CommandFailure(`Port ${port} is in use; choose another one with --port.`);
    case 'EACCES':
      return new CommandFailure(`Port ${port} may not be used; choose one above 1023 with --port.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new CommandFailure(`${host} is no address of this machine.`);
    default:
      return error;
  }
}
