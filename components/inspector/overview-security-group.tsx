'use client'

import { DoorClosed, DoorOpen } from 'lucide-react'
import { useRun } from '@/components/hooks/use-run'
import { useCalmKind } from '@/components/hooks/use-view'
import { Button } from '@/components/ui/button'
import type { Command, InstanceView, SecurityGroupView, TaskView } from '@/lib/protocol'
import { portRules, sourceGroupId, taskPortRules, togglePorts, toggleTaskPorts } from '@/lib/view/carry/ports'
import { shortId, wayRate } from '@/lib/view/describe/format'
import { gateText, passagesOf, type RulePassage } from '@/lib/view/describe/gate'
import { Section } from './facts'
import { KeyLink } from './key-link'
import { useOperations } from './use-operations'

/** A gate in front of instances: its rules, what each lets through now, and opening and closing it. */
export function OverviewSecurityGroup({ view: group }: { readonly view: SecurityGroupView }) {
  const tasks = useCalmKind('task')
  const instances = useCalmKind('instance').filter(({ securityGroupIds }) =>
    securityGroupIds.includes(group.key),
  )
  const own = tasks.filter(
    ({ networkInterface }) => networkInterface?.securityGroupIds.includes(group.key) === true,
  )
  const passages = passagesOf(group, instances, tasks)
  return (
    <>
      <Section title="Inbound rules">
        {group.ingress.length === 0 && (
          <p className="rounded-md bg-bad-soft px-2 py-1.5 text-sm text-bad-text">
            No rules: all inbound traffic is blocked.
          </p>
        )}
        <ul className="space-y-1.5">
          {passages.map((passage) => (
            <Rule key={`${ruleText(passage)} ${passage.rule.source}`} passage={passage} />
          ))}
        </ul>
        <Toggle instances={instances} own={own} />
      </Section>
      <Section title="In front of">
        <ul className="space-y-0.5 text-sm">
          {instances.map((instance) => (
            <li key={instance.key} className="flex justify-between gap-2">
              <span className="num">
                <KeyLink to={instance.key}>{shortId(instance.key)}</KeyLink>
              </span>
              <span className="text-ink-2">{gateText(instance, tasks)}</span>
            </li>
          ))}
          {own.map((task) => (
            <li key={task.key} className="flex justify-between gap-2">
              <span className="num">
                <KeyLink to={task.key}>
                  {task.taskDefinition} {task.networkInterface?.privateIp}
                </KeyLink>
              </span>
              <span className="text-ink-2">
                {task.targets.every(({ isAdmitted }) => isAdmitted) ? 'open' : 'closed'}
              </span>
            </li>
          ))}
          {instances.length + own.length === 0 && <li className="text-ink-2">nothing</li>}
        </ul>
      </Section>
    </>
  )
}

function Rule({ passage }: { readonly passage: RulePassage }) {
  const groups = useCalmKind('securityGroup')
  const { rule, perSecond, ports } = passage
  return (
    <li className="text-sm">
      <span className="num flex justify-between gap-2">
        <span>{ruleText(passage)}</span>
        <b className="shrink-0 font-semibold">{wayRate(Math.round(perSecond * 10) / 10)}</b>
      </span>
      <span className="block text-ink-2 text-xs">
        from <KeyLink to={sourceGroupId(rule, groups) ?? rule.source}>{rule.source}</KeyLink>
        {ports.length === 0
          ? ': lets no target through now'
          : `, now to ${ports.map((port) => `:${port}`).join(' ')}`}
      </span>
    </li>
  )
}

function ruleText({ rule: { protocol, fromPort, toPort } }: RulePassage): string {
  if (protocol === '-1') return 'all protocols, all ports'
  return `${protocol} ${fromPort === toPort ? fromPort : `${fromPort}–${toPort}`}`
}

/** Of its instances the first stands for all: they share the group. So does the first of the tasks that have it for themselves. */
function Toggle({
  instances: [instance],
  own: [task],
}: {
  readonly instances: readonly InstanceView[]
  readonly own: readonly TaskView[]
}) {
  const world = useRun().store.getState().kinds
  const { run, isBusy } = useOperations()
  let isOpen = false
  let commands: readonly Command[] = []
  if (task !== undefined) {
    isOpen = taskPortRules(task, world).length > 0
    commands = toggleTaskPorts(task, world)
  } else if (instance !== undefined) {
    isOpen = portRules(instance, world).length > 0
    commands = togglePorts(instance, world)
  } else return null
  const Icon = isOpen ? DoorClosed : DoorOpen
  return (
    <Button
      size="sm"
      className="mt-2"
      variant={isOpen ? 'danger' : 'primary'}
      disabled={isBusy}
      onClick={() => void run(commands)}
    >
      <Icon aria-hidden size={13} /> {isOpen ? 'Close the task ports' : 'Open the task ports'}
    </Button>
  )
}
