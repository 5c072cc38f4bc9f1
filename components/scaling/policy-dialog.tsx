'use client'

import { useRun, useView } from '@/components/hooks/use-run'
import { useViewAt } from '@/components/hooks/use-view'
import { Dialog } from '@/components/ui/dialog'
import type { View } from '@/lib/protocol'
import { titleOf } from '@/lib/view/kinds/kinds'
import { GroupPolicyFields } from './group-policy-fields'
import { ServicePolicyFields } from './service-policy-fields'

/** The form for scaling a service or an Auto Scaling group, when one is open. */
export function PolicyDialog() {
  const run = useRun()
  const target = useView((state) => state.scalingForm)
  const subject = useViewAt(target?.subjectKey ?? null)
  const edited = useViewAt(target?.policyKey ?? null)
  const close = () => run.store.setState({ scalingForm: null })
  if (target === null || subject === undefined) return null
  // A policy that is gone meanwhile, by an undo for example, is not edited any more.
  if (target.policyKey !== null && edited === undefined) return null
  const onDone = () => {
    run.store.getState().select(subject.key)
    run.store.setState({ inspectorTab: 'scaling', scalingForm: null })
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && close()}
      title={edited === undefined ? `Scale ${titleOf(subject)} automatically` : `Edit ${titleOf(edited)}`}
      className="w-[min(720px,calc(100vw-24px))]"
    >
      <Fields subject={subject} edited={edited} onDone={onDone} onDiscard={close} />
    </Dialog>
  )
}

interface FieldsProps {
  readonly subject: View
  readonly edited: View | undefined
  readonly onDone: () => void
  readonly onDiscard: () => void
}

function Fields({ subject, edited, onDone, onDiscard }: FieldsProps) {
  if (subject.kind === 'service') {
    const policy = edited?.kind === 'scalingPolicy' ? edited : null
    return <ServicePolicyFields service={subject} edited={policy} onDone={onDone} onDiscard={onDiscard} />
  }
  if (subject.kind !== 'autoScalingGroup') return null
  const policy = edited?.kind === 'groupPolicy' ? edited : null
  return <GroupPolicyFields group={subject} edited={policy} onDone={onDone} onDiscard={onDiscard} />
}
