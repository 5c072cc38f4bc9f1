'use client'

import { Ellipsis, Minus, Plus } from 'lucide-react'
import { memo } from 'react'
import { useCarryTarget } from '@/components/canvas/hooks/use-carry'
import { useThing } from '@/components/canvas/hooks/use-thing'
import { useRevisionColor } from '@/components/hooks/use-revision-color'
import { useRun, useViewShallow } from '@/components/hooks/use-run'
import { useKind } from '@/components/hooks/use-view'
import { ScalingBrief } from '@/components/scaling/scaling-brief'
import { cx } from '@/components/ui/cx'
import { ShortName } from '@/components/ui/short-name'
import { setDesiredCount } from '@/lib/view/carry/operations'
import { blockedBriefly } from '@/lib/view/describe/blocked'
import { formFor, plural } from '@/lib/view/describe/format'
import { taskCounts } from '@/lib/view/describe/task-counts'
import { KINDS } from '@/lib/view/kinds/kinds'
import { dispatchAll } from '@/lib/view/run/dispatch-all'
import type { Run } from '@/lib/view/run/run'
import { ServiceState } from './service-state'

/** Services stand here and not on the canvas: they are no place, but things can be dropped on them. */
export function ServiceCards() {
  const services = useKind('service').filter(KINDS.service.isListed)
  if (services.length === 0) return null
  return (
    <section aria-labelledby="palette-services">
      <h2 id="palette-services" className="overline-title mb-1.5">
        Services
      </h2>
      <div className="flex flex-col gap-2">
        {services.map(({ key }) => (
          <ServiceCard key={key} id={key} />
        ))}
      </div>
    </section>
  )
}

function useServiceFace(id: string) {
  return useViewShallow((state) => {
    const view = state.views.get(id)
    if (view?.kind !== 'service')
      return {
        name: '',
        taskDefinition: '',
        running: 0,
        desired: 0,
        have: '',
        wanted: '',
        blocked: null,
        steady: false,
        wait: null,
      }
    return {
      name: view.name,
      taskDefinition: view.taskDefinition,
      running: view.runningCount,
      desired: view.desiredCount,
      ...taskCounts(view),
      blocked: view.blocked,
      steady: view.steady,
      wait: view.schedulerWait,
    }
  })
}

function changeDesired(run: Run, id: string, by: number): void {
  const view = run.store.getState().views.get(id)
  if (view?.kind === 'service') void dispatchAll([setDesiredCount(view, view.desiredCount + by)], run)
}

/** As many have room between the buttons in letters of the common size. */
const HAVE_LETTERS = 12

const ServiceCard = memo(function ServiceCard({ id }: { readonly id: string }) {
  const run = useRun()
  const { name, taskDefinition, running, desired, have, wanted, blocked, steady, wait } = useServiceFace(id)
  const revision = useRevisionColor(taskDefinition)
  const { select, openMenu, isSelected } = useThing(id)
  const { target, isAimed } = useCarryTarget(id)
  return (
    <div
      data-rev={revision}
      data-thing={id}
      data-carry-target={id}
      className={cx(
        'relative overflow-hidden rounded-[9px] border border-line bg-surface py-1.5 pr-1.5 pl-3.5 shadow-card',
        isSelected && 'border-ink outline-1 outline-ink',
        target?.allowed === true && 'border-accent ring-2 ring-accent/50',
        isAimed && 'bg-accent-soft ring-3 ring-accent',
      )}
    >
      <span aria-hidden className="rev-fill absolute inset-y-0 left-0 w-[5px]" />
      <div className="flex items-center gap-1">
        <button
          type="button"
          onClick={select}
          aria-pressed={isSelected}
          aria-label={`Service ${name}, ${taskDefinition}, ${running} of ${desired} running`}
          className="min-w-0 flex-1 rounded pr-1.5 text-left"
        >
          <ShortName name={name} className="num font-bold text-[14px] leading-5" />
          <ShortName name={taskDefinition} className="num text-rev-text text-sm" />
        </button>
        <SmallButton label={`Actions on service ${name}`} onClick={openMenu} hasMenu>
          <Ellipsis aria-hidden size={16} />
        </SmallButton>
      </div>
      <div className="mt-0.5 flex items-center gap-1">
        <SmallButton
          label={`Remove a task from ${name}`}
          onClick={() => changeDesired(run, id, -1)}
          disabled={desired === 0}
        >
          <Minus aria-hidden size={14} />
        </SmallButton>
        <span
          className="num flex-1 text-center text-sm leading-4"
          title={`${plural(running, 'task')} of ${name} ${formFor(running, 'is', 'are')} running, its desired count is ${desired}`}
        >
          <b className={cx('block whitespace-nowrap font-semibold', have.length > HAVE_LETTERS && 'text-xs')}>
            {have}
          </b>
          <span className="block whitespace-nowrap text-ink-2">{wanted}</span>
        </span>
        <SmallButton label={`Add a task to ${name}`} onClick={() => changeDesired(run, id, 1)}>
          <Plus aria-hidden size={14} />
        </SmallButton>
      </div>
      {target !== undefined && (
        <p className={cx('mt-1 text-sm', isAimed ? 'font-semibold text-accent-text' : 'text-ink-2')}>
          {target.text}
        </p>
      )}
      {target === undefined && blocked !== null && (
        <p className="mt-1 line-clamp-4 text-sm text-warning-text" title={blocked}>
          {blockedBriefly({ blocked })}
        </p>
      )}
      {target === undefined && <ScalingBrief serviceKey={id} />}
      {target === undefined && <ServiceState wait={wait} isSteady={steady} />}
    </div>
  )
})

interface SmallButtonProps {
  readonly label: string
  readonly onClick: (event: React.MouseEvent<HTMLElement>) => void
  readonly disabled?: boolean
  readonly hasMenu?: boolean
  readonly children: React.ReactNode
}

function SmallButton({ label, onClick, disabled, hasMenu, children }: SmallButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-haspopup={hasMenu === true ? 'menu' : undefined}
      disabled={disabled}
      onClick={onClick}
      className="flex size-6 shrink-0 items-center justify-center rounded-md border border-line text-ink-2 hover:bg-surface-2 hover:text-ink disabled:opacity-45"
    >
      {children}
    </button>
  )
}
