// The same service in several set-ups: what is asked for, and the scenario of each.

export interface SetUpPlan {
  readonly instanceType: string
  readonly instances: number
  /** Copies of the service that are wanted. */
  readonly copies: number
  /** Requests per second. */
  readonly rps: number
  /** Whether instances carry the interfaces of tasks on a trunk, where their type can. */
  readonly hasTrunking: boolean
}

export type SetUpId = 'bridge-dynamic' | 'bridge-fixed' | 'host' | 'awsvpc' | 'classic'

export interface SetUpScenario {
  readonly id: SetUpId
  readonly title: string
  /** How a copy comes by its port, as a sentence. */
  readonly about: string
  readonly scenario: Readonly<Record<string, unknown>>
}
