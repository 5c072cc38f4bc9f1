'use client'

import { ChevronRight } from 'lucide-react'
import { DropdownMenu as Radix } from 'radix-ui'
import { Fragment, useRef } from 'react'
import { useStore } from 'zustand'
import { useRun } from '@/components/hooks/use-run'
import { cx } from '@/components/ui/cx'
import type { View } from '@/lib/protocol'
import type { ActionGroup, ThingAction } from '@/lib/view/carry/actions'
import { attempt } from '@/lib/view/carry/attempt'
import { actionsOf, kindLabel, titleOf } from '@/lib/view/kinds/kinds'
import type { Point } from '@/lib/view/layout/cards'
import { dispatchAll } from '@/lib/view/run/dispatch-all'
import type { Run } from '@/lib/view/run/run'

const CONTENT =
  'z-50 max-h-[70vh] min-w-56 overflow-auto rounded-xl border border-line bg-surface p-1 shadow-float'
const ITEM =
  'flex cursor-pointer items-center gap-2 rounded-md px-2 py-1.5 text-base outline-none data-[disabled]:cursor-default data-[disabled]:opacity-60 data-[highlighted]:bg-surface-2'

/** The menu of whatever was asked for: by right click, the menu key or a thing's own button. */
export function ThingMenu() {
  const run = useRun()
  const open = useStore(run.menu.store, (state) => state.open)
  const view = open === null ? undefined : run.store.getState().views.get(open.key)
  return (
    // Always there: it learns from the key that opens a menu that its first item is to be focused.
    <Radix.Root
      open={view !== undefined}
      modal={false}
      onOpenChange={(next) => {
        if (!next) run.menu.close()
      }}
    >
      {open !== null && view !== undefined && <MenuOf view={view} point={open.point} />}
    </Radix.Root>
  )
}

function MenuOf({ view, point }: { readonly view: View; readonly point: Point }) {
  const run = useRun()
  const returnTo = useRef<HTMLElement | null>(null)
  const groups = actionsOf(view, run.store.getState().kinds).filter(({ actions }) => actions.length > 0)
  return (
    <>
      <Radix.Trigger asChild>
        <span
          aria-hidden
          className="pointer-events-none fixed size-0"
          style={{ left: point.x, top: point.y }}
        />
      </Radix.Trigger>
      {/* Inside the landmark of the canvas, not at the end of the page, where screen readers find it out of place. */}
      <Radix.Portal container={document.querySelector<HTMLElement>('main')}>
        <Radix.Content
          ref={(element) => {
            if (element !== null && returnTo.current === null)
              returnTo.current = document.activeElement as HTMLElement | null
          }}
          aria-label={`${kindLabel(view)} ${titleOf(view)}`}
          align="start"
          sideOffset={2}
          collisionPadding={8}
          className={CONTENT}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            returnTo.current?.focus()
            returnTo.current = null
          }}
        >
          <Radix.Label className="px-2 pt-1 pb-1.5">
            <span className="overline-title block">{kindLabel(view)}</span>
            <span className="num block max-w-64 truncate text-base font-semibold" title={titleOf(view)}>
              {titleOf(view)}
            </span>
          </Radix.Label>
          <Radix.Separator className="my-1 h-px bg-line" />
          <Radix.Item className={ITEM} onSelect={() => run.store.getState().select(view.key)}>
            Inspect
          </Radix.Item>
          {groups.map((group) => (
            <Group key={group.id} group={group} />
          ))}
        </Radix.Content>
      </Radix.Portal>
    </>
  )
}

function Group({ group }: { readonly group: ActionGroup }) {
  if (group.label === null) {
    return (
      <Fragment>
        <Radix.Separator className="my-1 h-px bg-line" />
        {group.actions.map((action) => (
          <Action key={action.id} action={action} />
        ))}
      </Fragment>
    )
  }
  return (
    <Radix.Sub>
      <Radix.SubTrigger className={cx(ITEM, 'data-[state=open]:bg-surface-2')}>
        <span className="flex-1">{group.label}</span>
        <ChevronRight aria-hidden size={15} className="text-ink-3" />
      </Radix.SubTrigger>
      <Radix.Portal container={document.querySelector<HTMLElement>('main')}>
        <Radix.SubContent className={CONTENT} collisionPadding={8}>
          {group.actions.map((action) => (
            <Action key={action.id} action={action} />
          ))}
        </Radix.SubContent>
      </Radix.Portal>
    </Radix.Sub>
  )
}

function perform(does: ThingAction['run'], run: Run): void {
  switch (does.type) {
    case 'gesture':
      void attempt(does.item, does.targetKey, run)
      return
    case 'commands':
      void dispatchAll(does.commands, run)
      return
    case 'scaling form': {
      const { subjectKey, policyKey } = does
      run.store.setState({ scalingForm: { subjectKey, policyKey } })
    }
  }
}

function Action({ action }: { readonly action: ThingAction }) {
  const run = useRun()
  const { run: does } = action
  return (
    <Radix.Item
      disabled={action.refused !== null}
      className={cx(ITEM, action.danger ? 'text-bad-text' : 'text-ink')}
      onSelect={() => {
        perform(does, run)
      }}
    >
      <span className="flex-1">
        {action.label}
        {action.refused !== null && (
          <span className="block max-w-64 text-xs text-ink-3">{action.refused}</span>
        )}
      </span>
    </Radix.Item>
  )
}
