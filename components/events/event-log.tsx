'use client'

import { useView } from '@/components/hooks/use-run'
import { Tabs } from '@/components/ui/tabs'
import { plural } from '@/lib/view/describe/format'
import { CommandList } from './command-list'
import { DecisionLog } from './decision-log'
import { EventList } from './event-list'

/** What happened, what was asked for, and what was decided why. */
export function EventLog() {
  const errors = useView((state) =>
    state.commands.reduce((sum, { error }) => sum + (error === null ? 0 : 1), 0),
  )
  return (
    <section aria-label="Log" className="@container relative flex h-full min-h-0 flex-col">
      <Tabs
        label="Log"
        className="flex-1"
        items={[
          { value: 'events', label: 'Events', content: <EventList /> },
          {
            value: 'calls',
            label: errors === 0 ? 'API calls' : `API calls · ${plural(errors, 'error')}`,
            content: <CommandList />,
          },
          { value: 'decisions', label: 'Decisions', content: <DecisionLog /> },
        ]}
      />
    </section>
  )
}
