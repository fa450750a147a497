import { openServiceHost, type ServiceHost } from '../rpc/serviceHost.ts';
import { markedAccounts } from './mark.ts';
import { seedDemo } from './seedDemo.ts';

/** The folder holds somebody's real work: a sample institution is never written over it. */
export class NotADemo extends Error {
  readonly code = 'notADemo';

  constructor(dataDir: string) {
    super(`${dataDir} holds data that is no sample institution; choose another folder for it.`);
    this.name = 'NotADemo';
  }
}

export interface DemoOptions {
  readonly dataDir: string;
  readonly profileDir: string;
  /** Used only when the data folder is new. */
  readonly newMode?: 'local' | 'server';
  /** UTC ms; the machine's clock unless a test brings its own. The sample's present is what it says at seeding. */
  readonly clock?: () => number;
  readonly runsJobs?: boolean;
  readonly report?: (reference: string, fault: unknown) => void;
}

/**
 * Opens the sample institution, making it first where the folder is new. Its accounts are on the sign-in page.
 *
 * @throws {NotADemo} when the folder holds data of another kind
 * @throws {DatabaseFailure} when it cannot be opened
 */
export async function openDemo(options: DemoOptions): Promise<ServiceHost> {
  const first = await openServiceHost({ ...options, runsJobs: false });
  try {
    const { db } = first.host;
    if ((await markedAccounts(db.read)) === null) {
      const anybody = await db.read.selectFrom('people').select('id').limit(1).executeTakeFirst();
      if (anybody !== undefined) throw new NotADemo(options.dataDir);
      await seedDemo(first.host);
    }
    const demoAccounts = await markedAccounts(db.read);
    await first.close();
    return await openServiceHost({ ...options, demoAccounts });
  } catch (fault) {
    await first.close();
    throw fault;
  }
}
