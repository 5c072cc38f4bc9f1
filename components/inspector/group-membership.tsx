'use client'

import { Lock, LockOpen, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useCalmKind } from '@/components/hooks/use-view'
import { Tick } from '@/components/scaling/field'
import { Button } from '@/components/ui/button'
import type { Command, GroupMembershipView, InstanceView } from '@/lib/protocol'
import {
  attachInstance,
  completeAction,
  detachInstance,
  enterStandby,
  exitStandby,
  memberOf,
  recordHeartbeat,
  setHealth,
  terminateInGroup,
} from '@/lib/view/auto-scaling/member-operations'
import { protectInstance } from '@/lib/view/carry/operations'
import { formatClock } from '@/lib/view/describe/format'
import { groupKey } from '@/lib/view/kinds/keys'
import { Facts, Section } from './facts'
import { KeyLink } from './key-link'
import { useOperation } from './use-operation'

type Member = NonNullable<ReturnType<typeof memberOf>>

/** What an instance is in its Auto Scaling group, and what one can do with it there. */
export function GroupMembership({ instance }: { readonly instance: InstanceView }) {
  const { autoScalingGroup: membership } = instance
  const member = memberOf(instance)
  if (membership === null || member === null) return <Attach instance={instance} />
  const { name, lifecycleState, isProtected } = membership
  return (
    <Section title="In its Auto Scaling group">
      <Facts
        facts={[
          { name: 'Auto Scaling group', value: <KeyLink to={groupKey(name)}>{name}</KeyLink> },
          { name: 'Lifecycle state', value: lifecycleState },
          { name: 'Protected from scale-in', value: isProtected ? 'true' : 'false' },
        ]}
      />
      <Waiting member={member} actions={membership.actions} />
      <Controls member={member} membership={membership} />
    </Section>
  )
}

interface WaitingProps {
  readonly member: Member
  readonly actions: GroupMembershipView['actions']
}

/** Each hook that it waits for, with the two ends that one can give the wait. */
function Waiting({ member, actions }: WaitingProps) {
  const { run, isBusy } = useOperation()
  return actions.map((action) => (
    <div key={action.token} className="mt-2 rounded-card bg-surface-2 p-2 text-sm">
      <p>
        Waits for hook <span className="num">{action.hookName}</span> until{' '}
        <span className="num">{formatClock(action.expiresAt)}</span>
      </p>
      <div className="mt-1.5 flex gap-1.5">
        {(['CONTINUE', 'ABANDON'] as const).map((result) => (
          <Button
            key={result}
            size="sm"
            disabled={isBusy}
            aria-label={`Complete ${action.hookName}: ${result}`}
            onClick={() => run(completeAction(member, action, result))}
          >
            {result}
          </Button>
        ))}
        <Button
          size="sm"
          disabled={isBusy}
          aria-label={`Record a heartbeat for ${action.hookName}`}
          onClick={() => run(recordHeartbeat(member, action))}
        >
          Heartbeat
        </Button>
      </div>
    </div>
  ))
}

/** For an instance of no group: those that it could join. */
function Attach({ instance }: { readonly instance: InstanceView }) {
  const { run, isBusy } = useOperation()
  const groups = useCalmKind('autoScalingGroup').filter(
    ({ isDeleting, zones }) => !isDeleting && zones.includes(instance.zone),
  )
  if (groups.length === 0 || instance.state !== 'running') return null
  return (
    <Section title="Auto Scaling group">
      <div className="flex flex-wrap gap-1.5">
        {groups.map(({ key, name }) => (
          <Button
            key={key}
            size="sm"
            disabled={isBusy}
            onClick={() => run(attachInstance(instance.key, name))}
          >
            Attach to {name}
          </Button>
        ))}
      </div>
    </Section>
  )
}

interface ControlsProps {
  readonly member: Member
  readonly membership: GroupMembershipView
}

function Controls({ member, membership: { name, lifecycleState, isProtected } }: ControlsProps) {
  const { run: perform, isBusy } = useOperation()
  const [shrinks, setShrinks] = useState(true)
  const does = (command: Command) => () => perform(command)
  const isLeaving = lifecycleState.startsWith('Terminat')
  const Icon = isProtected ? LockOpen : Lock
  return (
    <div className="mt-2 space-y-1.5">
      <Button
        size="sm"
        disabled={isBusy || isLeaving}
        onClick={does(protectInstance({ name }, member.instanceId, !isProtected))}
      >
        <Icon aria-hidden size={13} /> {isProtected ? 'Remove scale-in protection' : 'Protect from scale-in'}
      </Button>
      <Tick
        label="Also lower the desired capacity (otherwise the group launches a replacement)"
        isOn={shrinks}
        onChange={setShrinks}
      />
      <div className="flex flex-wrap gap-1.5">
        {lifecycleState === 'Standby' ? (
          <Button size="sm" disabled={isBusy} onClick={does(exitStandby(member))}>
            Exit Standby
          </Button>
        ) : (
          <Button
            size="sm"
            disabled={isBusy || lifecycleState !== 'InService'}
            onClick={does(enterStandby(member, shrinks))}
          >
            Enter Standby
          </Button>
        )}
        <Button size="sm" disabled={isBusy || isLeaving} onClick={does(detachInstance(member, shrinks))}>
          Detach
        </Button>
        <Button size="sm" disabled={isBusy || isLeaving} onClick={does(setHealth(member, 'Unhealthy'))}>
          Set Unhealthy
        </Button>
        <Button
          size="sm"
          variant="danger"
          disabled={isBusy || isLeaving}
          onClick={does(terminateInGroup(member, shrinks))}
        >
          <Trash2 aria-hidden size={13} /> Terminate in its group
        </Button>
      </div>
    </div>
  )
}
