import { PLAIN, UNDECIDED_TABS } from '@/lib/view/kinds/kind'
import type { LampView } from './lamp'

export const lampKind = {
  ...PLAIN,
  label: 'Lamp',
  tabs: UNDECIDED_TABS,
  title: ({ name }: LampView) => name,
  spoken: ({ name }: LampView) => `lamp ${name}`,
  status: ({ status }: LampView) => ({ text: status, tone: 'neutral' }),
}
