'use client'

import { useCalmKind } from '@/components/hooks/use-view'
import { Section } from './facts'
import { KeyLink } from './key-link'

export function SecurityGroups({ ids }: { readonly ids: readonly string[] }) {
  const groups = useCalmKind('securityGroup')
  if (ids.length === 0) return null
  return (
    <Section title="Security groups">
      <ul className="text-sm">
        {ids.map((id) => {
          const group = groups.find(({ key }) => key === id)
          return (
            <li key={id}>
              <KeyLink to={id}>{group?.name ?? id}</KeyLink>{' '}
              <span className="num text-xs text-ink-2">
                {group?.ingress
                  .map(
                    ({ protocol, fromPort, toPort }) =>
                      `${protocol} ${fromPort === toPort ? fromPort : `${fromPort}–${toPort}`}`,
                  )
                  .join(', ')}
              </span>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
