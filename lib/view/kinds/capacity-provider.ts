import type { CapacityProviderView } from '@/lib/protocol'
import { ALL_TABS, type Kind, PLAIN, type Status } from './kind'

const PHASES: Readonly<Record<string, Status>> = {
  unmanaged: { text: 'Not managed', tone: 'neutral' },
  balanced: { text: 'Balanced', tone: 'good' },
  called: { text: 'Called by its alarm', tone: 'busy' },
  deciding: { text: 'Deciding', tone: 'busy' },
  scalingOut: { text: 'Scaling out', tone: 'busy' },
  scalingIn: { text: 'Scaling in', tone: 'busy' },
  heldBack: { text: 'Held back', tone: 'warning' },
}

/** Tasks that wait are news before any alarm has called. */
function statusOf({ phase, waiting }: CapacityProviderView): Status | null {
  if (phase === 'balanced' && waiting.length > 0)
    return { text: `${waiting.length} in PROVISIONING`, tone: 'warning' }
  return PHASES[phase] ?? null
}

export const capacityProvider: Kind<'capacityProvider'> = {
  ...PLAIN,
  label: 'Capacity provider',
  tabs: ALL_TABS,
  title: ({ name }) => name,
  spoken: ({ name }) => `capacity provider ${name}`,
  status: statusOf,
}
