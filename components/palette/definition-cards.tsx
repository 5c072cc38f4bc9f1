'use client'

import { memo, useMemo, useState } from 'react'
import { useRevisionColor } from '@/components/hooks/use-revision-color'
import { useKind } from '@/components/hooks/use-view'
import { ShortName } from '@/components/ui/short-name'
import type { TaskDefinitionView } from '@/lib/protocol'
import { itemOfDefinition } from '@/lib/view/carry/items'
import { formatMiB } from '@/lib/view/describe/format'
import { definitionName } from '@/lib/view/run/selectors'
import { CarryCard } from './carry-card'

/** From this many on there is a field to search. */
const SEARCH_FROM = 7

export function DefinitionCards() {
  const definitions = useKind('taskDefinition')
  const [search, setSearch] = useState('')
  const active = definitions.filter(({ status }) => status === 'ACTIVE')
  const hasSearch = active.length >= SEARCH_FROM
  const shown = hasSearch
    ? active.filter((one) => definitionName(one).includes(search.trim().toLowerCase()))
    : active
  return (
    <section aria-labelledby="palette-definitions">
      <h2 id="palette-definitions" className="overline-title mb-1.5">
        Task definitions
      </h2>
      {hasSearch && (
        <input
          type="search"
          aria-label="Search task definitions"
          placeholder="Search"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          className="mb-2 h-8 w-full rounded-[9px] border border-line bg-surface px-2.5 placeholder:text-ink-3"
        />
      )}
      <div className="flex flex-col gap-2">
        {shown.map((definition) => (
          <DefinitionCard key={definition.key} definition={definition} />
        ))}
        {shown.length === 0 && (
          <p className="text-ink-3 text-sm">
            {active.length === 0 ? 'No task definitions yet.' : 'No matches.'}
          </p>
        )}
      </div>
    </section>
  )
}

const DefinitionCard = memo(function DefinitionCard({
  definition,
}: {
  readonly definition: TaskDefinitionView
}) {
  const name = definitionName(definition)
  const revision = useRevisionColor(name)
  const item = useMemo(() => itemOfDefinition(definition), [definition])
  const ports = portsOf(definition)
  const needs = `${definition.cpu} cpu · ${formatMiB(definition.memory)}`
  return (
    <CarryCard
      item={item}
      revision={revision}
      label={`Task definition ${name}, ${needs}, ${ports}`}
      hint={`Drop ${name} on an instance to start a task, or on a service to update it`}
      className="py-1.5 pr-2 pl-3.5"
    >
      <ShortName name={name} className="num font-bold text-[14px] leading-5" />
      <span className="num block truncate text-ink-2 text-sm">{needs}</span>
      <ShortName name={ports} className="num text-ink-2 text-sm" />
    </CarryCard>
  )
})

/** `80 → dynamic`, `80 → 80` */
function portsOf({ containers, networkMode }: TaskDefinitionView): string {
  const mappings = containers.flatMap(({ portMappings }) => portMappings)
  if (mappings.length === 0) return 'no ports'
  return mappings
    .map(({ containerPort, hostPort }) =>
      networkMode === 'awsvpc'
        ? `eth0:${containerPort}`
        : `${containerPort} → ${hostPort === 0 ? 'dynamic' : hostPort}`,
    )
    .join(', ')
}
