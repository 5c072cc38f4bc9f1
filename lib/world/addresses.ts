// Which private addresses of each subnet are in use. Derived from the network interfaces and rebuilt from them; never saved.

import type { NetworkInterface } from './records/ec2'
import type { State } from './state'

const NONE: ReadonlySet<string> = new Set()

export class Addresses {
  readonly #bySubnet = new Map<string, Set<string>>()

  inUse(subnetId: string): ReadonlySet<string> {
    return this.#bySubnet.get(subnetId) ?? NONE
  }

  take({ subnetId, privateIp }: NetworkInterface): void {
    const taken = this.#bySubnet.get(subnetId)
    if (taken) taken.add(privateIp)
    else this.#bySubnet.set(subnetId, new Set([privateIp]))
  }

  release({ subnetId, privateIp }: NetworkInterface): void {
    this.#bySubnet.get(subnetId)?.delete(privateIp)
  }

  rebuild({ networkInterfaces }: Pick<State, 'networkInterfaces'>): void {
    this.#bySubnet.clear()
    for (const one of networkInterfaces.values()) this.take(one)
  }
}
