'use client'

import { useMemo, useState } from 'react'
import { useView } from '@/components/hooks/use-run'
import { DecisionCard } from '@/components/inspector/decision-card'
import type { DecisionTopic } from '@/lib/protocol'
import { filterDecisions } from '@/lib/view/requests/filter'
import { Choice, FilterBar } from './filter-bar'
import { WindowedList } from './windowed-list'

const TOPICS: readonly (readonly [DecisionTopic, string])[] = [
  ['placement', 'Placement'],
  ['scheduler', 'Scheduler'],
  ['deployment', 'Deployment'],
  ['routing', 'Routing'],
  ['health', 'Health'],
  ['image-pull', 'Image pull'],
  ['network', 'Network'],
  ['scaling', 'Scaling'],
  ['alarm', 'Alarms'],
  ['operation', 'Operation'],
]

/** Why things are as they are: each decision with its rule, numbers and rejected candidates. */
export function DecisionLog() {
  const decisions = useView((state) => state.decisions)
  const [text, setText] = useState('')
  const [topic, setTopic] = useState<DecisionTopic | null>(null)
  const shown = useMemo(() => filterDecisions(decisions, text, topic), [decisions, text, topic])
  const present = TOPICS.filter(([one]) => decisions.some((decision) => decision.topic === one))
  return (
    <>
      <FilterBar
        label="Filter decisions"
        text={text}
        onText={setText}
        shown={shown.length}
        total={decisions.length}
      >
        <Choice label="Topic" all="All topics" value={topic} options={present} onChange={setTopic} />
      </FilterBar>
      <WindowedList
        label="Decisions, newest first"
        items={shown}
        keyOf={(decision) => decision.sequence}
        row={(decision) => (
          <li className="mb-1 px-1.5">
            <DecisionCard decision={decision} />
          </li>
        )}
        empty={decisions.length === 0 ? 'No decisions yet.' : 'No decisions match the filter.'}
      />
    </>
  )
}
