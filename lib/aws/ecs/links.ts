// Links between the containers of one task, which Docker's default bridge knows. ECS API, ContainerDefinition `links`.

import { clientException } from '@/lib/aws/error'
import type { ContainerDefinition, ContainerLink } from '@/lib/aws/shapes'
import type { NetworkMode } from '@/lib/aws/vocabulary'

/** `database:db`; without an alias the container's own name resolves. */
const LINK = /^([A-Za-z0-9_-]+)(?::([A-Za-z0-9_-]+))?$/

export function normaliseLinks(
  links: readonly string[],
  networkMode: NetworkMode,
  where: string,
): readonly ContainerLink[] {
  if (links.length > 0 && networkMode !== 'bridge')
    throw clientException(`Links are not supported when networkMode=${networkMode}.`, where)
  return links.map((link, i) => {
    const [, name, alias] = LINK.exec(link) ?? []
    if (name === undefined)
      throw clientException(`Link '${link}' must be of the form name:alias.`, `${where}[${i}]`)
    return { name, alias: alias ?? name }
  })
}

/** A link is to another container of the task, which starts first: links cannot go round in a circle. */
export function checkLinks(containers: readonly ContainerDefinition[]): void {
  const byName = new Map(containers.map((container) => [container.name, container]))
  for (const [i, { name, links }] of containers.entries()) {
    const where = `containerDefinitions[${i}].links`
    for (const link of links)
      if (!byName.has(link.name))
        throw clientException(`Container '${name}' links to '${link.name}', which does not exist.`, where)
    if (reaches(byName, links, name))
      throw clientException(`The links of container '${name}' lead back to it.`, where)
  }
}

function reaches(
  byName: ReadonlyMap<string, ContainerDefinition>,
  links: readonly ContainerLink[],
  wanted: string,
): boolean {
  const seen = new Set<string>()
  const left = links.map(({ name }) => name)
  for (let name = left.pop(); name !== undefined; name = left.pop()) {
    if (name === wanted) return true
    if (seen.has(name)) continue
    seen.add(name)
    left.push(...(byName.get(name)?.links ?? []).map((link) => link.name))
  }
  return false
}
