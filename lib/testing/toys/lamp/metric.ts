import type { Metric } from '@/lib/metrics/catalogue'

export const LAMP_METRICS: Readonly<Record<string, Metric>> = {
  shining: {
    namespace: null,
    about: 'Whether the lamp is lit',
    dimensions: [],
    unit: 'Count',
    overTime: 'maximum',
    overMembers: 'sum',
    drawn: 'maximum',
  },
}
