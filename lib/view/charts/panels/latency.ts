import { requestSeries } from '@/lib/metrics/catalogue'
import { line, panel, token } from '../panel'

export const latencyPanel = panel({
  id: 'latency',
  title: 'Latency',
  unit: 'ms',
  lines: () => [
    line(requestSeries('p50Ms'), 'p50', token('violet')),
    line(requestSeries('p99Ms'), 'p99', token('violet'), { dash: [6, 3] }),
  ],
})
