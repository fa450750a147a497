import { runProbe } from './runProbe.ts';

// A process of its own: locks are between processes, so no thread could try them out.
await runProbe(process.argv[2] ?? '');
