/** The world behind the line: every host of the lab at an address of its own, and the resolver that knows them. */
import { hosts, hostsOfService } from '../lab/catalogue.ts';
import { startLab, type Lab, type LabOptions } from '../lab/lab.ts';
import { SIGN_IN_HOST } from '../scenario/reply.ts';
import type { Network } from './cases.ts';
import { firewall } from './firewall.ts';
import { startImpostor } from './impostor.ts';
import { startInspector } from './inspector.ts';
import { BETWEEN_ADDRESS, farAddress, farAddress6, makeLine, plugIn, pullOut } from './line.ts';
import { startNames } from './names.ts';

export interface World {
  lab: Lab;
  network: Network;
  /** Packets and questions that the network has done anything to. */
  met(): number;
}

/** Only in a network of one's own: it changes the system's. @param folder for what it has to write down */
export async function startWorld(
  folder: string,
  options: Pick<LabOptions, 'idleMs' | 'tripMs'> = {},
): Promise<World> {
  makeLine(folder);
  const places = [...new Set([...hosts, SIGN_IN_HOST])].map((host, index) => ({
    ...{ host, address: farAddress(index), httpsPort: 443, httpPort: 80 },
    address6: farAddress6(index),
  }));
  const addressOf = (host: string) => places.find((place) => place.host === host)!.address;
  const names = await startNames(new Map(places.map((place) => [place.host, place])));
  const lab = await startLab({ hosts, hostsOfService, places, ...options });
  await startImpostor(lab.authority, BETWEEN_ADDRESS);
  return {
    lab,
    network: {
      ...{ names, firewall, pullOut, plugIn },
      async inspect() {
        const { port } = await startInspector(lab.authority, hosts, BETWEEN_ADDRESS);
        firewall.divert(port, BETWEEN_ADDRESS);
      },
      addressesOf: (service) =>
        places.filter(({ host }) => hostsOfService(service).includes(host)).map(({ address }) => address),
      impostor: BETWEEN_ADDRESS,
      portal: addressOf(SIGN_IN_HOST),
    },
    met: () => names.met() + firewall.met(),
  };
}
