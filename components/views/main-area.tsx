'use client'

import { type ReactNode, useId } from 'react'
import { useView } from '@/components/hooks/use-run'
import { PaneBoundary } from '@/components/shell/pane-boundary'
import { cx } from '@/components/ui/cx'
import { mainViewOf, VIEWS } from './main-views'
import { panelId, tabId, ViewSwitch } from './view-switch'

/** What is shown of the run, headed by the switch between the views. `children` lie over whichever it is. */
export function MainArea({ children }: { readonly children: ReactNode }) {
  const area = useId()
  const current = useView((state) => state.mainView)
  return (
    <div className="relative min-h-0 flex-1">
      <ViewSwitch area={area} />
      {VIEWS.map(({ id, label, Content, isKept }) => (
        <div
          key={id}
          role="tabpanel"
          id={panelId(area, id)}
          aria-labelledby={tabId(area, id)}
          hidden={!isKept && id !== current}
          tabIndex={-1}
          inert={id !== current}
          className={cx('absolute inset-0 isolate bg-canvas outline-none', id !== current && 'out-of-sight')}
        >
          {(isKept || id === current) && (
            <PaneBoundary name={`The view ${label}`}>
              <Content />
            </PaneBoundary>
          )}
        </div>
      ))}
      {children}
    </div>
  )
}

/** The main landmark, named by what it shows. */
export function MainLandmark({ children }: { readonly children: ReactNode }) {
  const label = useView((state) => mainViewOf(state.mainView).label)
  return (
    <main
      id="canvas"
      tabIndex={-1}
      aria-label={label}
      className="relative flex min-w-0 flex-1 flex-col overflow-hidden bg-canvas outline-none"
    >
      {children}
    </main>
  )
}

/** The modes of the current view, if it has any. */
export function ViewModes() {
  const { Modes } = mainViewOf(useView((state) => state.mainView))
  return Modes && <Modes />
}

/** What the current view has to say at the head of the right pane. */
export function ViewAside() {
  const { Aside } = mainViewOf(useView((state) => state.mainView))
  return Aside && <Aside />
}
