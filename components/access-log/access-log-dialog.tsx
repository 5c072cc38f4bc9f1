'use client'

import { useMachine } from '@xstate/react'
import { ScrollText } from 'lucide-react'
import { useMemo } from 'react'
import { fromPromise } from 'xstate'
import { saveFile } from '@/components/actions/save-file'
import { useRun } from '@/components/hooks/use-run'
import { type Making, makingMachine } from '@/components/making/making.machine'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { ProgressBar } from '@/components/ui/progress-bar'
import { Segmented } from '@/components/ui/segmented'
import { lastSeconds, makeAccessLog } from '@/lib/view/access-log/make-access-log'
import { fileName } from '@/lib/view/describe/file-name'
import { formatClock, plural } from '@/lib/view/describe/format'
import type { Run } from '@/lib/view/run/run'

const PERIODS = [
  { value: '60', label: '1 min', name: 'the last minute' },
  { value: '300', label: '5 min', name: 'the last 5 minutes' },
  { value: '900', label: '15 min', name: 'the last 15 minutes' },
  { value: 'all', label: 'All', name: 'since the start' },
] as const
type Period = (typeof PERIODS)[number]['value']

const accessLogMachine = makingMachine<Period>('access-log', '300')

/** Asks of which time the access logs are wanted, makes the file and says how far it is. */
export function AccessLogDialog() {
  const run = useRun()
  const machine = useMemo(
    () =>
      accessLogMachine.provide({
        actors: {
          make: fromPromise<string, Making<Period>>(({ input, signal }) => logged(run, { ...input, signal })),
        },
      }),
    [run],
  )
  const [state, send] = useMachine(machine)
  const { wish, done, all, file, problem } = state.context
  const isMaking = state.matches('making')
  return (
    <Dialog
      open
      onOpenChange={() => run.store.setState({ dialog: null })}
      title="Save access logs"
      description="A line for each request that a load balancer has answered, in the format of AWS’s access logs. The run goes on meanwhile: the log comes from running it again."
    >
      <div className="flex flex-col gap-4">
        <div className="text-sm">
          <span className="mb-1 block text-ink-2">Requests answered in</span>
          <Segmented
            label="Requests answered in"
            value={wish}
            options={PERIODS}
            onChange={(value) => !isMaking && send({ type: 'wish', wish: value })}
          />
        </div>
        {isMaking && (
          <ProgressBar
            label="Making the access log"
            done={done}
            all={all}
            text={all === 0 ? 'begins' : `${formatClock(done)} of ${formatClock(all)}`}
          />
        )}
        <p role="status" className="text-sm empty:hidden">
          {state.matches('saved') && `Saved ${file}.`}
          {state.matches('failed') && <span className="text-bad-text">{problem}</span>}
        </p>
        <div className="flex gap-2">
          {isMaking ? (
            <Button onClick={() => send({ type: 'cancel' })}>Cancel</Button>
          ) : (
            <Button variant="primary" onClick={() => send({ type: 'make' })}>
              <ScrollText aria-hidden size={15} />
              Save
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  )
}

/** Answers what was saved, in words. */
async function logged(
  run: Run,
  { wish, signal, onProgress }: Making<Period> & { readonly signal: AbortSignal },
): Promise<string> {
  const record = await run.call('record', {})
  const { now } = record
  const from = lastSeconds(now, wish === 'all' ? null : Number(wish))
  const log = await makeAccessLog({ record, from, signal, onReached: (at) => onProgress(at, now) })
  const name = fileName(`${run.store.getState().scenario?.title ?? 'scenario'} ${formatClock(now)}`, 'log')
  saveFile(name, log.file, log.file.type)
  return `${plural(log.lines, 'line')} as ${name}`
}
