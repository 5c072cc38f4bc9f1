// Every term and number of the screen that has a definition, a file a group.

import { CONNECTION_TERMS } from './connections'
import type { GlossaryEntry } from './entry'
import { INSTANCE_TERMS } from './instances'
import { LOAD_BALANCING_TERMS } from './load-balancing'
import { SCALING_TERMS } from './scaling'
import { SERVICE_TERMS } from './services'
import { TASK_TERMS } from './tasks'
import { TRAFFIC_TERMS } from './traffic'

export const GLOSSARY: readonly { readonly title: string; readonly entries: readonly GlossaryEntry[] }[] = [
  { title: 'Tasks', entries: TASK_TERMS },
  { title: 'Services and deployments', entries: SERVICE_TERMS },
  { title: 'Instances and groups', entries: INSTANCE_TERMS },
  { title: 'Load balancing', entries: LOAD_BALANCING_TERMS },
  { title: 'Between services', entries: CONNECTION_TERMS },
  { title: 'Metrics and scaling', entries: SCALING_TERMS },
  { title: 'Traffic and queues', entries: TRAFFIC_TERMS },
]

const BY_NAME: ReadonlyMap<string, GlossaryEntry> = new Map(
  GLOSSARY.flatMap(({ entries }) => entries.flatMap((entry) => entry.names.map((name) => [name, entry]))),
)

/** Null for a word that needs no definition. */
export function termNamed(name: string): GlossaryEntry | null {
  return BY_NAME.get(name) ?? null
}

/** Groups with the entries that have all of these words, whatever their case. */
export function searchGlossary(text: string): typeof GLOSSARY {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const fits = ({ names, what, why }: GlossaryEntry) => {
    const all = [...names, what, why].join(' ').toLowerCase()
    return words.every((word) => all.includes(word))
  }
  return GLOSSARY.map(({ title, entries }) => ({ title, entries: entries.filter(fits) })).filter(
    ({ entries }) => entries.length > 0,
  )
}
