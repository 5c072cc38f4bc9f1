/** What the signs of map and port space mean. */
export function PortsLegend() {
  return (
    <ul
      aria-label="Legend"
      className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-0.5 pt-1 text-ink-2 text-xs [&>li]:flex [&>li]:items-center [&>li]:gap-1.5"
    >
      <li>
        <span aria-hidden data-rev="0" className="rev-fill ports-sign inline-block h-2.5 w-5" /> band height =
        requests/s
      </li>
      <li>
        <span aria-hidden className="inline-block w-5 border-ink-3 border-t-[1.5px] border-dashed" /> no
        traffic yet
      </li>
      <li>
        <span aria-hidden className="port-closed ports-sign inline-block h-2.5 w-5" /> closed by a security
        group
      </li>
      <li>
        <span aria-hidden className="ports-sign inline-block size-2.5 rounded-[2px] bg-inverse-2" /> reserved
        by the agent
      </li>
      <li>
        <span
          aria-hidden
          className="inline-block size-2.5 rounded-[2px] border border-accent border-dashed"
        />{' '}
        just given back
      </li>
      <li>
        <span aria-hidden className="text-2xs text-ink">
          ▼
        </span>{' '}
        next in order
      </li>
    </ul>
  )
}
