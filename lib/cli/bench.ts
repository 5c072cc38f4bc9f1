import { BENCHES, type BenchLine } from '@/lib/sim/bench'
import type { Io } from './io'

/** `dockyard bench` */
export async function bench({ quick }: { readonly quick: boolean }, io: Io): Promise<number> {
  for (const measure of BENCHES) {
    for (const line of measure({ clock: () => io.cpuSeconds(), quick })) await io.out(`${format(line)}\n`)
  }
  return 0
}

function format({ name, count, unit, nsEach, figure, traceHash }: BenchLine): string {
  const each = `${Math.round(nsEach).toLocaleString('en-US')} ns each`
  return `${name.padEnd(34)} ${`${count.toLocaleString('en-US')} ${unit}`.padStart(20)} ${each.padStart(16)}  ${figure}  trace ${traceHash}`
}
