'use client'

import { useState } from 'react'
import { Field, ProblemText, Row, useProblem } from '@/components/scaling/field'
import { Button } from '@/components/ui/button'
import type { ClusterView } from '@/lib/protocol'
import { readStrategy, type StrategyRow, strategyRows } from '@/lib/view/auto-scaling/strategy-form'
import { providerKey } from '@/lib/view/kinds/keys'
import { Section } from './facts'
import { KeyLink } from './key-link'
import { OperationForm } from './operation-form'

interface DefaultStrategyProps {
  readonly cluster: ClusterView
}

/** The capacity providers of a cluster, and how tasks that name none are shared out among them: to read, and to change in place. */
export function DefaultStrategy({ cluster }: DefaultStrategyProps) {
  const [isOpen, setOpen] = useState(false)
  const { name, capacityProviders } = cluster
  if (capacityProviders.length === 0) return null
  return (
    <Section
      title={`Default strategy of ${name}`}
      aside={
        <Button
          size="sm"
          aria-label="Change the default strategy"
          disabled={isOpen}
          onClick={() => setOpen(true)}
        >
          Change…
        </Button>
      }
    >
      {isOpen ? <Edit cluster={cluster} onDone={() => setOpen(false)} /> : <Shown cluster={cluster} />}
    </Section>
  )
}

function Shown({ cluster: { capacityProviders, defaultStrategy } }: DefaultStrategyProps) {
  return (
    <>
      {defaultStrategy.length === 0 && (
        <p className="mb-1 text-ink-2 text-sm">None: tasks that name no provider use the launch type EC2.</p>
      )}
      <ul className="space-y-0.5 text-sm">
        {capacityProviders.map((name) => {
          const item = defaultStrategy.find(({ capacityProvider }) => capacityProvider === name)
          return (
            <li key={name} className="flex items-baseline gap-2">
              <KeyLink to={providerKey(name)}>{name}</KeyLink>
              <span className="num ml-auto text-ink-2 text-xs">
                {item === undefined ? 'not in it' : `base ${item.base} · weight ${item.weight}`}
              </span>
            </li>
          )
        })}
      </ul>
    </>
  )
}

function Edit({ cluster, onDone }: DefaultStrategyProps & { readonly onDone: () => void }) {
  const [rows, setRows] = useState(() => strategyRows(cluster))
  const set = (index: number, change: Partial<StrategyRow>) =>
    setRows(rows.map((row, i) => (i === index ? { ...row, ...change } : row)))
  return (
    <OperationForm
      label={`Default strategy of ${cluster.name}`}
      read={readStrategy(rows, cluster)}
      submit="Save the strategy"
      onDone={onDone}
    >
      {rows.map(({ capacityProvider, base, weight }, index) => (
        <Row key={capacityProvider}>
          <Field
            name={`base ${capacityProvider}`}
            label={`Base of ${capacityProvider}`}
            value={base}
            placeholder="0"
            onChange={(value) => set(index, { base: value })}
          />
          <Field
            name={`weight ${capacityProvider}`}
            label={`Weight of ${capacityProvider}`}
            value={weight}
            placeholder="not in it"
            onChange={(value) => set(index, { weight: value })}
          />
        </Row>
      ))}
      <StrategyProblem />
    </OperationForm>
  )
}

function StrategyProblem() {
  return <ProblemText problem={useProblem('strategy')} />
}
