/** What a machine that knows nothing has to be told to reach the package registry as this one does: names, proxies, authorities. */
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../setup/start-program.mjs';

/** Of the environment: what proxies there are, and what npm was told about the registry. */
const CARRIED =
  /^(?:(?:https?|all|no)_proxy|npm_config_(?:registry|proxy|https_proxy|noproxy|strict_ssl|\/\/.*))$/i;

/** Debian's own place for authorities may be written anew by its packages. */
const AUTHORITIES = '/usr/local/share/authorities.pem';

/** What npm is told by a setting; `undefined` when that is nothing. */
function npmSetting(name: string): string | undefined {
  const { stdout } = run('npm', ['config', 'get', name], { encoding: 'utf8' });
  const value = stdout.trim();
  return value === '' || value === 'null' || value === 'undefined' ? undefined : value;
}

/** Copies files into the folder of a new machine; gives what has to be in the environment there. Nothing of it comes into the clone. */
export function carryNetwork(folder: string): Record<string, string> {
  const carry = (from: string | undefined, to: string) => {
    if (from === undefined || !existsSync(from)) return false;
    mkdirSync(join(folder, to, '..'), { recursive: true });
    copyFileSync(from, join(folder, to));
    return true;
  };
  carry('/etc/hosts', 'etc/hosts');
  carry('/etc/resolv.conf', 'etc/resolv.conf');
  carry(npmSetting('userconfig'), 'root/.npmrc');
  carry(npmSetting('globalconfig'), 'usr/local/etc/npmrc');
  const told = Object.entries(process.env).filter(([name]) => CARRIED.test(name)) as [string, string][];
  const hasOwn = carry(process.env['NODE_EXTRA_CA_CERTS'] ?? npmSetting('cafile'), AUTHORITIES);
  return {
    ...Object.fromEntries(told),
    ...(hasOwn && { NODE_EXTRA_CA_CERTS: AUTHORITIES, npm_config_cafile: AUTHORITIES }),
  };
}
