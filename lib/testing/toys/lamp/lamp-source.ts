import type { Action } from '@/lib/aws/actions'
import type { ZoneView } from '@/lib/protocol'
import { viewSource } from '@/lib/sim/views/view-source'
import { LAMP, type LampView, lampsOf } from './lamp'

export const lampSource = viewSource({
  table: lampsOf,
  prefix: 'lamp/',
  view: (_world, { name, status, lumens }) =>
    ({ kind: 'lamp', key: `lamp/${name}`, name, status, lumens }) satisfies LampView as unknown as ZoneView,
  subject: (_world, { name }) => ({
    describe: [['playground:DescribeLamp' as Action, { name }]],
    charts: [[LAMP, name, `Lamp ${name}`]],
  }),
})
