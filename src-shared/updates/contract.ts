import { z } from 'zod';
import { done, instant } from '../rpc/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { updateLook } from './look.ts';
import { newsTexts } from './manifest.ts';
import { programVersion } from './version.ts';

/** What the program that holds the database knows of newer ones; the desktop's own is in `desktop/bridge.ts`. */
export const updateState = z.object({
  /** Of the program that answers. */
  version: z.string(),
  source: z.string().nullable(),
  /** Ids of the keys that are trusted, as `soporte updates key` prints them. */
  keyIds: z.array(z.string()),
  /** The machine-wide settings file decides; the settings of the institution are not asked. */
  isFixed: z.boolean(),
  look: updateLook,
  checkedAt: instant.nullable(),
});
export type UpdateState = z.infer<typeof updateState>;

export const updatesContract = {
  state: query({
    permission: 'system.manage',
    route: 'GET /updates',
    summary: 'Where newer versions come from, and whether there is one',
    input: z.object({}),
    output: updateState,
  }),
  check: command({
    permission: 'system.manage',
    route: 'POST /updates/check',
    summary: 'Look now whether there is a newer version; nothing is installed',
    input: z.object({}),
    output: updateState,
  }),
  news: query({
    permission: 'session',
    route: 'GET /updates/news',
    summary: 'What is new in each version, and which of it one has not seen yet',
    input: z.object({}),
    output: z.object({
      version: z.string(),
      items: z.array(z.object({ version: programVersion, texts: newsTexts, isUnseen: z.boolean() })),
    }),
  }),
  seeNews: command({
    permission: 'session',
    route: 'POST /updates/news/seen',
    summary: 'The news up to this version were seen',
    input: z.object({ version: programVersion }),
    output: done,
  }),
};
