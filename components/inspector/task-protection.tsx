'use client'

import { Lock, LockOpen } from 'lucide-react'
import { useId, useState } from 'react'
import { useNowSeconds } from '@/components/hooks/use-transport'
import { BOX } from '@/components/scaling/field'
import { Button } from '@/components/ui/button'
import type { TaskView } from '@/lib/protocol'
import { PROTECTION_MINUTES, protectTask, unprotectTask } from '@/lib/view/carry/operations'
import { formatClock } from '@/lib/view/describe/format'
import { protectionLeft } from '@/lib/view/describe/task-look'
import { Facts, Section } from './facts'
import { useOperation } from './use-operation'

/** Whether scaling in and deployments may stop a task of a service, for how long not, and both ways to change it. */
export function TaskProtection({ task }: { readonly task: TaskView }) {
  const { run, isBusy } = useOperation()
  const left = protectionLeft(task.protectedUntil, useNowSeconds())
  const id = useId()
  const [minutes, setMinutes] = useState(`${PROTECTION_MINUTES.usual}`)
  const until = task.protectedUntil
  if (task.serviceName === null || task.desiredStatus === 'STOPPED') return null
  return (
    <Section title="Scale-in protection">
      <Facts
        facts={
          until === null
            ? [{ name: 'Protected', value: 'no', isWords: true }]
            : [
                { name: 'Protected', value: left, isWords: true },
                { name: 'Protected until', value: formatClock(until) },
              ]
        }
      />
      <div className="mt-2 flex items-center gap-1.5">
        {until === null ? (
          <>
            <Button
              size="sm"
              disabled={isBusy}
              onClick={() => run(protectTask(task, Number.parseInt(minutes, 10)))}
            >
              <Lock aria-hidden size={13} /> Protect from scale-in
            </Button>
            <label htmlFor={id} className="text-ink-2 text-sm">
              for minutes
            </label>
            <input
              id={id}
              type="number"
              min={PROTECTION_MINUTES.min}
              max={PROTECTION_MINUTES.max}
              value={minutes}
              onChange={(event) => setMinutes(event.target.value)}
              className={`${BOX} max-w-20`}
            />
          </>
        ) : (
          <Button size="sm" disabled={isBusy} onClick={() => run(unprotectTask(task))}>
            <LockOpen aria-hidden size={13} /> Remove scale-in protection
          </Button>
        )}
      </div>
    </Section>
  )
}
