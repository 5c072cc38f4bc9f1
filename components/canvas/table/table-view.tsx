'use client'

import { InstancesTable } from './instances-table'
import { ListenersTable } from './listeners-table'
import { ServicesTable } from './services-table'
import { TargetsTable } from './targets-table'
import { TasksTable } from './tasks-table'
import { TrafficTable } from './traffic-table'
import { ZonesTable } from './zones-table'

/** What the canvas shows, as tables; every row has the same actions as its thing on the canvas. */
export function TableView() {
  return (
    <section
      aria-label="Tables"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      className="absolute inset-0 overflow-auto bg-canvas px-4 pt-[52px] pb-20 focus-visible:-outline-offset-2"
    >
      <div className="flex flex-col gap-6">
        <InstancesTable />
        <TasksTable />
        <ServicesTable />
        <TargetsTable />
        <ListenersTable />
        <TrafficTable />
        <ZonesTable />
      </div>
    </section>
  )
}
