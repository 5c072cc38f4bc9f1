import { cx } from '@/components/ui/cx'
import type { CommandLogEntry } from '@/lib/protocol'
import { remarksOn } from '@/lib/view/carry/remarks'
import { onOneLine } from '@/lib/view/command-line/one-line'
import { formatClock } from '@/lib/view/describe/format'

/** The line of the last gesture, where one may type another. */
export function LastCommand({ last }: { readonly last: CommandLogEntry }) {
  return (
    <span className="num pointer-events-none absolute inset-y-0 right-10 left-8 flex items-center gap-2 overflow-hidden text-sm whitespace-pre">
      <span className={cx('truncate', last.error !== null && 'line-through decoration-[#f87171]')}>
        {onOneLine(last.commandLine)}
      </span>
      {last.error !== null && <span className="shrink-0 text-[#fca5a5]">✕ {last.error.code}</span>}
      {last.error === null && <Remark remarks={remarksOn(last)} />}
      <span className="shrink-0 text-[#94a3b8] italic">— {formatClock(last.at)}</span>
    </span>
  )
}

/** That something of the last command was left out; which, is listed under Events, API calls. */
function Remark({ remarks }: { readonly remarks: readonly string[] }) {
  const [first] = remarks
  if (first === undefined) return null
  return (
    <span className="max-w-[40%] shrink-0 truncate text-[#fcd34d]" title={remarks.join('\n')}>
      ▲ {first}
    </span>
  )
}
