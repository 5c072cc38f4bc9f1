import { scaleProvider } from '../capacity-providers/scale'
import type { CapacityProvider, CapacityProviderPhase } from '../records/capacity-providers'
import { providerViewKey } from '../view-keys'
import { leaf, leafOf, resource } from './resource'

export const capacityProvider = resource<'capacity-provider', CapacityProvider>('capacity-provider', {
  table: ({ capacityProviders }) => capacityProviders,
  project(world, record, chart) {
    record.phase = leaf(chart) as CapacityProviderPhase
    world.bus.changed('capacityProviders', record.name)
  },
  effects: {
    decide: scaleProvider,
  },
  mark: (changes, { name }) => changes.mark('capacityProvider', providerViewKey(name)),
  status: ({ phase }) => phase,
  statusOf: leafOf,
})
