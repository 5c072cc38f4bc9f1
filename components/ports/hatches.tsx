/** The hatching of revisions as patterns of an SVG, as `--rev-pattern` draws it on other elements. */
export function Hatches() {
  return (
    <defs>
      <Stripes id="1" angle={-45} step={5} gap={2} />
      <Stripes id="2" angle={0} step={5} gap={2} />
      <Stripes id="3" angle={90} step={5} gap={2} />
      <Stripes id="4" angle={45} step={5} gap={2} />
      <pattern id="ports-hatch-5" width={5} height={5} patternUnits="userSpaceOnUse">
        <rect width={5} height={5} fill="var(--rev-5)" />
        <circle cx={2.5} cy={2.5} r={1.2} fill="var(--surface)" fillOpacity={0.4} />
      </pattern>
      <pattern id="ports-hatch-6" width={6} height={6} patternUnits="userSpaceOnUse">
        <rect width={6} height={6} fill="var(--rev-6)" />
        <path d="M0 0h3v3h3v3H3V3H0z" fill="var(--surface)" fillOpacity={0.4} />
      </pattern>
      <Stripes id="7" angle={-45} step={8} gap={2} />
      <pattern
        id="ports-hatch-bad"
        width={4}
        height={4}
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width={4} height={2} fill="var(--bad)" />
      </pattern>
    </defs>
  )
}

function Stripes({
  id,
  angle,
  step,
  gap,
}: {
  readonly id: string
  readonly angle: number
  readonly step: number
  readonly gap: number
}) {
  return (
    <pattern
      id={`ports-hatch-${id}`}
      width={step}
      height={step}
      patternUnits="userSpaceOnUse"
      patternTransform={`rotate(${angle})`}
    >
      <rect width={step} height={step} fill={`var(--rev-${id})`} />
      <rect width={step} height={gap} fill="var(--surface)" fillOpacity={0.4} />
    </pattern>
  )
}
