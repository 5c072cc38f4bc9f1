// Which container answers at `instance|host port`, or `address|port` of a task's own interface.

export class Bindings {
  readonly #containers = new Map<string, number>()
  /** By container. */
  readonly #addresses: (readonly string[])[] = []

  /** The container at an address, or -1. */
  at(address: string): number {
    return this.#containers.get(address) ?? -1
  }

  addressesOf(container: number): readonly string[] {
    return this.#addresses[container] ?? []
  }

  /** Answers with the addresses at which another container answers now. */
  bind(container: number, addresses: readonly string[]): readonly string[] {
    const before = this.addressesOf(container)
    if (before.length === addresses.length && before.every((address, i) => address === addresses[i]))
      return []
    this.unbind(container)
    for (const address of addresses) this.#containers.set(address, container)
    this.#addresses[container] = addresses
    return [...before, ...addresses]
  }

  unbind(container: number): readonly string[] {
    const before = this.addressesOf(container)
    for (const address of before) {
      if (this.#containers.get(address) === container) this.#containers.delete(address)
    }
    this.#addresses[container] = []
    return before
  }

  clear(): void {
    this.#containers.clear()
    this.#addresses.length = 0
  }
}
