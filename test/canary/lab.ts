/** A lab with every host that the canary asks. */
import { hosts, hostsOfService } from '../lab/catalogue.ts';
import { startLab, type Lab, type LabOptions } from '../lab/lab.ts';
import { besides, signedHosts } from './assumed.ts';

const MORE = [...besides.map(({ url }) => new URL(url).hostname), ...signedHosts];

export const startWholeLab = (headers?: LabOptions['headers']): Promise<Lab> =>
  startLab({ hosts: [...new Set([...hosts, ...MORE])], hostsOfService, ...(headers && { headers }) });
