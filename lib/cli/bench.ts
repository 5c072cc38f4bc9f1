import type { BenchLine } from '@/lib/bench/bench'
import { BENCHES } from '@/lib/bench/benches'
import { benchSweep, SWEEP_BENCH } from './bench-sweep'
import type { BenchFlags } from './flags'
import type { Io } from './io'

/** `dockyard bench` */
export async function bench({ quick, only }: BenchFlags, io: Io): Promise<number> {
  for (const { name, measure } of BENCHES) {
    if (only !== null && name !== only) continue
    for (const line of measure({
      clock: () => io.cpuSeconds(),
      heapBytes: () => io.heapBytes(),
      quick,
    }))
      await io.out(`${format(line)}\n`)
  }
  if (only === SWEEP_BENCH) await io.out(`${format(await benchSweep({ quick }, io))}\n`)
  return 0
}

function format({ name, count, unit, nsEach, figure, goal, traceHash }: BenchLine): string {
  const each = `${Math.round(nsEach).toLocaleString('en-US')} ns each`
  const counted = `${count.toLocaleString('en-US')} ${unit}`
  const wanted = goal === null ? '' : ` (goal ${goal})`
  return `${name.padEnd(42)} ${counted.padStart(20)} ${each.padStart(20)}  ${figure}${wanted}  trace ${traceHash}`
}
