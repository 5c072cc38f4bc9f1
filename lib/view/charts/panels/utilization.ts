import { seriesOf } from '@/lib/metrics/catalogue'
import { line, panel, token } from '../panel'
import { shortNumber } from '../short-number'

export const utilizationPanel = panel({
  id: 'cpu',
  title: 'CPU',
  unit: '%',
  isOfService: true,
  lines: ({ service }) => [
    line(seriesOf('service', service, 'CPUUtilization'), 'CPU', token('accent')),
    line(seriesOf('service', service, 'MemoryUtilization'), 'memory', token('muted'), { dash: [6, 3] }),
  ],
  current: ([cpu = null]) => `${shortNumber(cpu)} %`,
})
