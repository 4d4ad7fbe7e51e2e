/** A process of its own: does the jobs it is sent, one after the other. */
import { work, type Job } from './jobs.ts';

process.on('message', (job: Job) => process.send!(work(job)));
process.on('disconnect', () => process.exit(0));
