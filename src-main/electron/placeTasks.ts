import { utilityProcess } from 'electron';
import type { z } from 'zod';
import type { PlaceProgress, PlaceRefusal } from '#shared/place/place.ts';
import { fromTask, type PlaceTask, taskResults } from './taskMessages.ts';

type ResultOf<K extends PlaceTask['kind']> = z.infer<(typeof taskResults)[K]>;

/** No person has as many at once. */
const MOST_AT_ONCE = 6;

/** Runs what is looked at or changed about the place, each in a process of its own that ends with its result. */
export class PlaceTasks {
  readonly #file: string;
  readonly #onProgress: (progress: PlaceProgress) => void;
  #running = 0;

  constructor(file: string, onProgress: (progress: PlaceProgress) => void) {
    this.#file = file;
    this.#onProgress = onProgress;
  }

  /** A process that ends without a result, or with one that is not as described, is a refusal like any other. */
  async run<T extends PlaceTask>(task: T): Promise<ResultOf<T['kind']> | PlaceRefusal> {
    if (this.#running >= MOST_AT_ONCE) return failed('Too many things are looked at already.');
    this.#running += 1;
    try {
      const result = await this.#result(task);
      const parsed = taskResults[task.kind].safeParse(result);
      if (parsed.success) return parsed.data as ResultOf<T['kind']>;
      return failed('The process that was to do it ended without an answer.');
    } finally {
      this.#running -= 1;
    }
  }

  #result(task: PlaceTask): Promise<unknown> {
    const child = utilityProcess.fork(this.#file, [], {
      serviceName: 'SoporteBalance place',
      stdio: 'inherit',
    });
    return new Promise((resolve) => {
      let result: unknown;
      child.on('message', (message: unknown) => {
        const said = fromTask.safeParse(message);
        if (!said.success) return console.warn('A task said something unknown.');
        if (said.data.type === 'listening') child.postMessage(task);
        else if (said.data.type === 'progress') this.#onProgress(said.data.progress);
        else result = said.data.result;
      });
      // Not before its end: what it had open is closed then.
      child.on('exit', () => resolve(result));
    });
  }
}

const failed = (detail: string): PlaceRefusal => ({ ok: false, problem: 'failed', detail });
