// A thread that recomputes its share beside the one that started it.
import { parentPort, workerData } from 'node:worker_threads';
import { recomputeSome, type Share } from './recompute-some.ts';

const port = parentPort;
if (!port) throw new Error('thread.ts runs as a thread');
await recomputeSome(workerData as Share, (answer) => port.postMessage(answer));
