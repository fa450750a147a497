import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { appErrors } from '#shared/kernel/errors.ts';
import { rootFolder } from '../files/rootFolder.ts';

/** The interface itself: hashed files for ever, the page anew each time, and the page for every address of it. */
export async function servePages(app: FastifyInstance): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(rootFolder(), 'out/renderer'),
    cacheControl: false,
    setHeaders: (reply, path) => {
      const isHashed = /[\\/]assets[\\/]/.test(path);
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && !/\.\w+$/.test(request.url.split('?')[0] ?? '');
    if (wantsPage && !request.url.startsWith('/api/')) return reply.sendFile('index.html');
    const { status, message } = appErrors.notFound;
    return reply.status(status).send({ code: 'notFound', message, details: { entity: 'route' } });
  });
}
